using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PublisherPerCallTests
{
    [Theory]
    [InlineData("foreach (var i in new int[2]) { var p = [|GainsightPublisher.Create(O)|]; }", "in every round of a loop")]
    [InlineData("while (true) Console.WriteLine([|GainsightPublisher.Create(O)|]);", "in every round of a loop")]
    [InlineData("E.MapPost(\"/\", () => { _ = [|GainsightPublisher.Create(O)|]; });", "for every request")]
    [InlineData("E.Use(context => _ = [|GainsightPublisher.Create(O)|]);", "for every request")]
    [InlineData("S.AddScoped(() => [|GainsightPublisher.Create(O)|]);", "for every request")]
    public Task A_publisher_of_short_life_is_reported(string statement, string repetition) => In(statement)
        .Reports($"A publisher is created {repetition}, each with an outbox, a quota and a delivery of its own; create one and keep it");

    [Theory]
    [InlineData("foreach (var i in new int[2]) { using var c = [|new HttpClient()|]; await c.PostAsync(\"https://api.aptrinsic.com/v1/events/custom\", null); }", "in every round of a loop")]
    [InlineData("while (true) await [|new HttpClient()|].GetAsync(new Uri(\"https://api-eu.aptrinsic.com\"));", "in every round of a loop")]
    [InlineData("E.MapPost(\"/\", () => { var c = [|new HttpClient { BaseAddress = new(\"https://api.aptrinsic.com/\") }|]; });", "for every request")]
    [InlineData("E.MapPost(\"/\", () => { HttpClient c; c = [|new HttpClient(new HttpClientHandler())|]; c.BaseAddress = new Uri(\"https://API.APTRINSIC.COM\"); });", "for every request")]
    [InlineData("E.MapPost(\"/\", () => { var c = [|new HttpClient()|]; c.DefaultRequestHeaders.Add(\"X-APTRINSIC-API-KEY\", Key); });", "for every request")]
    [InlineData("while (true) { var c = [|new HttpClient()|]; await c.SendAsync(new HttpRequestMessage(HttpMethod.Post, $\"{Key}/v1.0/api/eventManager/event\")); }", "in every round of a loop")]
    [InlineData("while (true) { var c = [|new HttpClient()|]; await c.PostAsJsonAsync(Key + \"/v1/events/custom/\", 1); }", "in every round of a loop")]
    [InlineData("while (true) { var c = [|new HttpClient()|]; await c.PostAsJsonAsync($\"https://{Key}.aptrinsic.com/v1/events\", 1); }", "in every round of a loop")]
    [InlineData("while (true) { var c = [|new HttpClient()|]; await c.PostAsJsonAsync(new Uri(new Uri(\"https://api.aptrinsic.com\"), \"v1/\" + Key), 1); }", "in every round of a loop")]
    [InlineData("while (true) { var c = [|new HttpClient()|]; await c.PostAsJsonAsync(\"https://acme.example.com/v1.0/api/eventManager/event\", 1); }", "in every round of a loop")]
    [InlineData("while (true) { var c = [|new HttpClient { BaseAddress = new(\"https://acme.example.com\") }|]; await c.PostAsync(\"v1.0/api/eventManager/event\", null); }", "in every round of a loop")]
    [InlineData("while (true) { var c = [|new HttpClient()|]; c.BaseAddress = new Uri(Key); await c.PostAsync(\"/v1/events/custom\", null); }", "in every round of a loop")]
    public Task A_client_of_short_life_that_is_certain_to_call_Gainsight_is_reported(string statement, string repetition) => In(statement)
        .Reports($"An HttpClient for Gainsight is created {repetition}, each with connections of its own; create one and keep it");

    [Theory]
    [InlineData("using var c = new HttpClient(); while (true) await c.PostAsync(\"https://api.aptrinsic.com/v1/events/custom\", null);")]
    [InlineData("while (true) { var c = new HttpClient(); await c.GetAsync(\"https://example.org/aptrinsic.com\"); }")]
    [InlineData("while (true) { var c = new HttpClient(); await c.GetAsync(\"https://aptrinsic.com.example.org/\"); }")]
    [InlineData("while (true) { var c = new HttpClient(); await c.PostAsync(\"https://hooks.example.com/events/custom\", null); }")]
    [InlineData("while (true) { var c = new HttpClient(); await c.PostAsync($\"https://{Key}.example.com/v1/events/custom\", null); }")]
    [InlineData("while (true) { var c = new HttpClient { BaseAddress = new(\"https://hooks.example.com\") }; await c.PostAsync(\"/events/custom\", null); }")]
    [InlineData("while (true) { var c = new HttpClient(); c.BaseAddress = new Uri(\"https://hooks.example.com\"); await c.PostAsync(\"/events/custom\", null); }")]
    [InlineData("while (true) { var c = new HttpClient(); await c.PostAsync(\"https://hooks.example.com/\" + Key + \"/events/custom\", null); }")]
    [InlineData("while (true) { var c = new HttpClient(); await c.PostAsync(new Uri(new Uri(\"https://hooks.example.com\"), \"/events/custom\"), null); }")]
    [InlineData("while (true) { var c = new HttpClient(); await c.GetAsync(Key); await Kept.GetAsync(\"https://api.aptrinsic.com\"); }")]
    [InlineData("while (true) { var c = new HttpClient(Handler, false); await c.GetAsync(\"https://api.aptrinsic.com\"); }")]
    [InlineData("S.AddSingleton(() => new HttpClient { BaseAddress = new Uri(\"https://api.aptrinsic.com\") });")]
    public Task A_client_that_is_kept_or_may_call_elsewhere_shows_nothing(string statement) => In(statement).ReportsNothing();

    [Theory]
    [InlineData("public class Reports : Microsoft.AspNetCore.Mvc.ControllerBase { public object Export(GainsightOptions o) => [|GainsightPublisher.Create(o)|]; }")]
    [InlineData("public class Middleware { public object Invoke(Microsoft.AspNetCore.Http.HttpContext context, GainsightOptions o) => [|GainsightPublisher.Create(o)|]; }")]
    public Task Controllers_and_middleware_are_requests(string source) => Rule().In(source).In(Web, "Web.cs").ReportsAnything();

    [Theory]
    [InlineData("var p = GainsightPublisher.Create(O); foreach (var i in new int[2]) Console.WriteLine(p);")]
    [InlineData("for (var p = GainsightPublisher.Create(O); p is not null; ) break;")]
    [InlineData("S.AddSingleton(() => GainsightPublisher.Create(O));")]
    [InlineData("Func<object> later = () => GainsightPublisher.Create(O); while (true) later = () => GainsightPublisher.Create(O);")]
    [InlineData("void Local() => GainsightPublisher.Create(O); while (true) Local();")]
    public Task A_publisher_that_is_kept_shows_nothing(string statement) => In(statement).ReportsNothing();

    private const string Web = """
        namespace Microsoft.AspNetCore.Http { public class HttpContext; }
        namespace Microsoft.AspNetCore.Mvc { public abstract class ControllerBase; }
        namespace Microsoft.AspNetCore.Builder
        {
            public class Endpoints { public void MapPost(string pattern, System.Delegate handler) { } public void Use(System.Action<Http.HttpContext> next) { } }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public class Services { public void AddScoped(System.Func<object> factory) { } public void AddSingleton(System.Func<object> factory) { } }
        }
        """;

    private static AnalysisTest In(string statement) => Rule().In(Web, "Web.cs").In($$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        public class Setup(GainsightOptions O, Microsoft.AspNetCore.Builder.Endpoints E, Microsoft.Extensions.DependencyInjection.Services S)
        {
            public async Task Run() { await Task.Yield(); {{statement}} }
            public object All => new object[] { O, E, S };
            private static readonly HttpClient Kept = new();
            private static readonly HttpMessageHandler Handler = new HttpClientHandler();
            private static string Key => Environment.MachineName;
        }
        """, "Setup.cs");

    private static AnalysisTest Rule() => AnalysisTest.Of<PublisherPerCallAnalyzer>();
}

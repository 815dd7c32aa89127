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
        public class Setup(GainsightOptions O, Microsoft.AspNetCore.Builder.Endpoints E, Microsoft.Extensions.DependencyInjection.Services S)
        {
            public void Run() { {{statement}} }
            public object Kept => new object[] { O, E, S };
        }
        """, "Setup.cs");

    private static AnalysisTest Rule() => AnalysisTest.Of<PublisherPerCallAnalyzer>();
}

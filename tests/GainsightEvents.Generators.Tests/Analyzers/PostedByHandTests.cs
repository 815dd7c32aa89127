using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CodeActions;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PostedByHandTests
{
    [Theory]
    [InlineData("client.PostAsJsonAsync(\"https://api.aptrinsic.com/v1/events/custom\", [|new { identifyId = \"u\" }|])")]
    [InlineData("client.PostAsJsonAsync(new Uri(\"https://api-eu.aptrinsic.com/v1/events/custom/\"), [|new { identifyId = \"u\" }|])")]
    [InlineData("client.PostAsJsonAsync(\"v1/events/custom\", [|new { identifyId = \"u\" }|])")]
    [InlineData("client.PostAsJsonAsync($\"https://{client}.aptrinsic.com/v1/events/custom\", [|new { identifyId = \"u\" }|])")]
    [InlineData("client.PostAsync(Url, JsonContent.Create([|new { identifyId = \"u\" }|]))")]
    [InlineData("client.PostAsJsonAsync(Url, [|new Dictionary<string, object> { [\"identifyId\"] = \"u\" }|])")]
    [InlineData("client.PostAsJsonAsync<object>(Url, [|new { identifyId = \"u\" }|])")]
    public Task What_is_posted_by_hand_is_reported(string call) => Rule().In(Source(call))
        .Reports("This event is posted to Gainsight PX by hand, so nothing checks its members, keeps it while Gainsight is down, or respects the quota; declare it with [GainsightEvent] and publish it");

    [Theory]
    [InlineData("client.PostAsJsonAsync(\"https://example.org/v1/orders\", new { identifyId = \"u\" })")]
    [InlineData("client.PostAsJsonAsync(\"https://hooks.example.org/events/custom\", new { identifyId = \"u\" })")]
    [InlineData("client.PostAsJsonAsync(Url, client)")]
    [InlineData("client.PostAsJsonAsync(Url, new Dictionary<string, object>())")]
    [InlineData("client.PutAsJsonAsync(Url, new { identifyId = \"u\" })")]
    public Task Another_address_and_another_body_show_nothing(string call) => Rule().In(Source(call)).ReportsNothing();

    [Fact]
    public Task The_record_is_declared_with_marks_and_attributes_and_the_call_stays() => BecomesByTheFix(
        Source("""
            client.PostAsJsonAsync(Url, new
                    {
                        identifyId = "u", propertyKey = "AP-X-2", userType = "USER", eventName = "Feature Used", date = 1717689600000, sessionId = "s",
                        attributes = new { featureName = "Bulk Export", feature_kind = Kind, value = 1, at = DateTimeOffset.Now, more = new { a = 1 }, userId = "x" },
                    })
            """, "\n    private static string? Kind => null;"),
        """


            [GainsightEvent("Feature Used")]
            public sealed partial record FeatureUsed
            {
                [IdentifyId] public required string UserId { get; init; }
                [SessionId] public string? SessionId { get; init; }
                [EventDate] public DateTimeOffset? OccurredAt { get; init; }
                [UserType] public PxUserType? UserType { get; init; }
                public string? FeatureName { get; init; }
                [JsonPropertyName("feature_kind")] public string? FeatureKind { get; init; }
                public int? Value { get; init; }
                public DateTimeOffset? At { get; init; }
                public string? More { get; init; }
                [JsonPropertyName("userId")] public string? UserIdValue { get; init; }
            }
            """);

    [Fact]
    public Task A_dictionary_and_an_event_without_a_name_are_declared_too() => BecomesByTheFix(
        Source("client.PostAsJsonAsync(Url, new Dictionary<string, object?> { { \"identifyId\", \"u\" }, { \"attributes\", new Dictionary<string, int> { [\"Count\"] = 1 } } })"),
        """


            [GainsightEvent("PostedEvent")]
            public sealed partial record PostedEvent
            {
                [IdentifyId] public required string UserId { get; init; }
                [JsonPropertyName("Count")] public int? Count { get; init; }
            }
            """);

    [Fact]
    public Task Once_the_record_is_there_nothing_is_offered() => Rule()
        .In(Source("client.PostAsJsonAsync(Url, [|new { eventName = \"Feature Used\" }|])"))
        .In("public record FeatureUsed;", "FeatureUsed.cs")
        .Offers();

    // The call is reported until its author publishes the record, so the fix is applied once.
    private static async Task BecomesByTheFix(string source, string added)
    {
        var setup = new AnalysisSetup { Sources = [("Usings.cs", "global using System; global using System.Text.Json.Serialization; global using GainsightEvents;"), ("Event.cs", source)] };
        var project = setup.Open();
        var diagnostic = (await new AnalysisRun([new PostedByHandAnalyzer()]).DiagnosticsAsync(project, TestContext.Current.CancellationToken)).Single();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var action = (await AnalysisFixes.OfferedAsync(new PostedByHandCodeFix(), document, diagnostic)).Single();
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

        Assert.Equal(source + added + "\n", (await changed.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        await setup.AssertCompilesAsync(changed);
    }

    private static string Source(string call, string more = "") => $$"""
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        public static class Reports
        {
            private const string Url = "https://api.aptrinsic.com/v1/events/custom";

            public static Task Export(HttpClient client) =>
                {{call}};{{more}}
        }
        """;

    private static AnalysisTest Rule() => AnalysisTest.Of<PostedByHandAnalyzer>();
}

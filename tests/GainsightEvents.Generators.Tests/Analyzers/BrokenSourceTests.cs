using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Tests;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

/// <summary>While someone types, most of what a rule sees does not compile. A rule that throws shows up as AD0001 and is switched off.</summary>
public sealed class BrokenSourceTests
{
    private const string Source = """
        using System; using GainsightEvents;
        [assembly: PxProduct("", Name = "Mobile")]
        namespace Acme
        {
            public class Orders<T>
            {
                [GainsightEvent("", Product = "Mobile", Identity = IdentitySource.Member)]
                private abstract record Created(byte[] Raw, [IdentifyId] object UserId) : Missing<T>(Raw);
                [GainsightEvent(null!)] ref struct Deleted { public string UserId { get; } }
            }
            [GainsightEvent("Exported")] file class Exported { public Guid UserId { get; set; } }
            [GainsightEvent(Product = 1)] interface IImported { }
            [NxtEvent("a\n", Version = " v1", Topic = 1)] record Shipped([IdentifyId, SessionId] string? A, [EventDate] DateTime B, [IdentifyId] int? C) : Opened;
            [GainsightEvent(" feature used")] partial class Used { [EventDate] public long At { get; init; } public string SessionId { get; } [EmailAddress] public Missing Mail { get; } }
            public partial class Orders { [GainsightEvent("x")] partial record Created; } [GainsightEvent("X")] partial record OrdersCreated;
            class Calls(IEventPublisher p, HttpClient client)
            {
                async void M(Used used)
                {
                    p.PublishAsync(used); await p?.PublishAsync(new Used()); new Used(); var left = new Used { At = };
                    foreach (var i in used) GainsightPublisher.Create(); new PxOptions { ApiKey = "secret" };
                    client.DefaultRequestHeaders.Add("X-APTRINSIC-API-KEY", "secret");
                    client.PostAsJsonAsync("https://example.org/v1/events/custom", new { identifyId = 1, attributes = new { a = } });
                    Func<Task> f = async () => p.PublishAsync(used).ConfigureAwait();
                }
            }
            [GainsightEvent("Opened"), GainsightEvent("Opened")] partial record struct Opened(int = 1) { public this[] int { } }
            [GainsightEvent("Shared")] public partial record Shared([IdentifyId] string UserId, [System.ComponentModel.DataAnnotations.Range(5, 1)] int A,
                [System.ComponentModel.DataAnnotations.AllowedValues(1, "a", typeof(int), null, DayOfWeek.Friday)] DayOfWeek? B,
                [System.ComponentModel.DataAnnotations.Range(typeof(Missing), "a", null)] decimal C, [System.ComponentModel.DataAnnotations.StringLength] string D);
            static class Use
            {
                static object[] Make() => [new Shared("", 1, DayOfWeek.Monday, 3, "d") { A = 1 / 0, D = Missing }, new Shared(UserId: null!, 1), new Shared() { B = { } }];
                static void Publish(IEventPublisher p, Shared s) { p.PublishSharedAsync("", 9); _ = s with { UserId = "", A = , C = double.NaN }; }
            }
        }
        """;

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, (Source.Length / Step) + 1).Select(static step => step * Step)];

    // GAINSIGHT_LONG=1: four times as many places to stop typing at.
    private static readonly int Step = RunLength.IsLong ? 17 : 67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task No_rule_and_no_fix_throws(int length)
    {
        var project = new AnalysisSetup { Sources = [("Event.cs", Source[..length])] }.Open();
        var run = new AnalysisRun([.. AnalysisRuleCatalog.Rules.Select(static rule => rule.Analyzer)]);
        var diagnostics = await run.DiagnosticsAsync(project, TestContext.Current.CancellationToken);

        Assert.All(diagnostics, static diagnostic => Assert.StartsWith("GSE", diagnostic.Id, StringComparison.Ordinal));
        foreach (var diagnostic in diagnostics)
        {
            if (AnalysisRuleCatalog.FindFix(diagnostic.Id) is { } fix)
            {
                var offered = await AnalysisFixes.OfferedAsync(fix, project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic);
                foreach (var action in offered)
                {
                    Assert.NotEmpty(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
                }
            }
        }
    }
}

using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class EventNeverPublishedTests
{
    [Theory]
    [InlineData("[|new Exported()|];")]
    [InlineData("[|new Exported { Count = 1 }|];")]
    [InlineData("var exported = [|new Exported()|];")]
    [InlineData("Exported exported = [|new()|];")]
    [InlineData("void Local() { var shipped = [|new Shipped()|]; } Local();")]
    public async Task An_event_that_nothing_uses_is_reported_where_it_is_created(string statement)
    {
        var diagnostics = await In(statement).ReportsAnything();

        var name = statement.Contains("Shipped", StringComparison.Ordinal) ? "Shipped" : "Exported";
        Assert.Equal($"Event '{name}' is created here and never used; hand it to PublishAsync", diagnostics[0].GetMessage(null));
    }

    [Theory]
    [InlineData("var exported = new Exported(); Publish(exported);")]
    [InlineData("var exported = new Exported(); exported.Count = 1;")]
    [InlineData("var exported = new Exported(); Action later = () => Publish(exported); later();")]
    [InlineData("_ = new Exported();")]
    [InlineData("Publish(new Exported());")]
    [InlineData("new Plain(); var plain = new Plain();")]
    public Task What_is_used_or_discarded_or_no_event_shows_nothing(string statement) => In(statement).ReportsNothing();

    private static AnalysisTest In(string statement) => Rule().In($$"""
        [GainsightEvent("Exported")] public partial class Exported { public int Count { get; set; } }
        [NxtEvent("shipped")] public partial class Shipped;
        public class Plain;
        public static class Reports { static void Export() { {{statement}} } static void Publish(Exported exported) { } }
        """);

    private static AnalysisTest Rule() => AnalysisTest.Of<EventNeverPublishedAnalyzer>();
}

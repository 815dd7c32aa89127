using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class TooManyAttributesTests
{
    [Fact]
    public Task More_than_fifty_are_reported_at_the_event() => Rule()
        .In(Event("[|Measured|]", 51))
        .Reports("Event 'Measured' has 51 attributes, and Gainsight PX documents at most 50; leave some out, or declare several events");

    [Fact]
    public Task Fifty_show_nothing_whatever_is_marked_or_left_out() => Rule()
        .In(Event("Measured", 50, "[IdentifyId] string UserId, [property: JsonIgnore] int Hidden, "))
        .ReportsNothing();

    [Fact]
    public Task An_NXT_event_has_no_attributes() => Rule()
        .In(Event("Measured", 51).Replace("GainsightEvent", "NxtEvent", StringComparison.Ordinal))
        .ReportsNothing();

    private static string Event(string name, int attributes, string before = "") =>
        $"[GainsightEvent(\"Measured\")] public partial record {name}({before}{string.Join(", ", Enumerable.Range(0, attributes).Select(static i => "int A" + i))});";

    private static AnalysisTest Rule() => AnalysisTest.Of<TooManyAttributesAnalyzer>();
}

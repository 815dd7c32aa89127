using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class LongEventNameTests
{
    [Fact]
    public Task A_name_over_the_limit_is_reported_with_its_length() => Rule()
        .In($"[GainsightEvent([|\"{new string('x', 2001)}\"|])] public partial record Exported;")
        .Reports("The name of event 'Exported' has 2001 characters, and Gainsight PX documents at most 2,000; shorten it");

    [Theory]
    [InlineData("GainsightEvent", 2000)]
    [InlineData("NxtEvent", 2001)]
    public Task A_name_within_it_and_one_of_NXT_show_nothing(string attribute, int length) => Rule()
        .In($"[{attribute}(\"{new string('x', length)}\")] public partial record Exported;")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<LongEventNameAnalyzer>();
}

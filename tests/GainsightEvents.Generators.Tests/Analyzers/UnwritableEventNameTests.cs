using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UnwritableEventNameTests
{
    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("Exported \\udcc8\\ud83d")]
    public Task Half_of_a_pair_is_reported_at_the_name(string name) => Rule()
        .In($"[GainsightEvent([|\"{name}\"|])] public partial record Exported;")
        .Reports("The name of event 'Exported' has half of a surrogate pair, which UTF-8 text cannot have; name it with whole characters");

    [Theory]
    [InlineData("[GainsightEvent(\"\\ud83d\\udcc8 \\u00fc \\u2028\")]")]
    [InlineData("[NxtEvent(\"\\ud83d\")]")]
    [InlineData("[GainsightEvent(null!)]")]
    public Task Whole_characters_and_NXT_names_show_nothing(string attribute) => Rule()
        .In(attribute + " public partial record Exported;")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<UnwritableEventNameAnalyzer>();
}

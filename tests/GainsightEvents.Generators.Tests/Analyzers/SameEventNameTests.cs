using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class SameEventNameTests
{
    [Fact]
    public Task The_second_of_two_events_is_reported_at_its_name() => Rule()
        .In("""
            [GainsightEvent("Exported")] public partial record A;
            public partial class Reports { [GainsightEvent([|"Exported"|])] public partial record B; }
            """)
        .In("[GainsightEvent([|\"exported\"|])] public partial record C; [GainsightEvent([|\"EXPORTED\"|])] public partial record D;", "Last.cs")
        .Reports(
            "Event 'Reports.B' has the name 'Exported' of event 'A', so Gainsight takes both for one; give each a name of its own",
            "Event 'C' has a name that differs only by case from 'Exported' of event 'A', and Gainsight takes them for two; give both one declaration, or names that nobody confuses",
            "Event 'D' has a name that differs only by case from 'Exported' of event 'A', and Gainsight takes them for two; give both one declaration, or names that nobody confuses");

    [Fact]
    public Task Names_of_NXT_are_compared_with_each_other() => Rule().In("""
        [NxtEvent("exported", Version = "v01")] public partial record A;
        [NxtEvent([|"exported"|], Version = "v01")] public partial record B;
        """).ReportsAnything();

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] [NxtEvent(\"Exported\")] public partial record A; [GainsightEvent(\"Imported\")] public partial record B;")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record A; [NxtEvent(\"Exported\")] public partial record B;")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record A; [GainsightEvent(\"Exported\", Product = \"Mobile\")] public partial record B;")]
    [InlineData("[NxtEvent(\"exported\", Version = \"v01\")] public partial record A; [NxtEvent(\"exported\", Version = \"v02\")] public partial record B;")]
    [InlineData("[GainsightEvent(null!)] public partial record A; [GainsightEvent(null!)] public partial record B;")]
    public Task Names_that_never_meet_show_nothing(string source) => Rule().In(source).ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<SameEventNameAnalyzer>();
}

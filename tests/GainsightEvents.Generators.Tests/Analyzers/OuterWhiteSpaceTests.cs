using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class OuterWhiteSpaceTests
{
    [Fact]
    public Task White_space_around_a_name_is_reported_at_the_argument() => Rule().In("""
        public static class Names { public const string Exported = "Exported "; }
        [GainsightEvent([|" Exported"|])] public partial record A;
        [GainsightEvent([|Names.Exported|])] public partial record B;
        [NxtEvent([|"exported "|], Version = [|" v01"|], Topic = [|"topic "|])] public partial record C;
        """).Reports(
        "The name of event 'A' begins or ends with white space, so Gainsight treats it as a different name; write 'Exported'",
        "The name of event 'B' begins or ends with white space, so Gainsight treats it as a different name; write 'Exported'",
        "The name of event 'C' begins or ends with white space, so Gainsight treats it as a different name; write 'exported'",
        "The version of event 'C' begins or ends with white space, so Gainsight treats it as a different name; write 'v01'",
        "The topic of event 'C' begins or ends with white space, so Gainsight treats it as a different name; write 'topic'");

    [Theory]
    [InlineData("[GainsightEvent(\"Report Exported\")]")]
    [InlineData("[GainsightEvent(\" \")]")]
    [InlineData("[NxtEvent(\"exported\\n\")]")]
    [InlineData("[GainsightEvent(null!)]")]
    public Task White_space_inside_or_alone_shows_nothing(string attribute) => Rule().In(attribute + " public partial record Exported;").ReportsNothing();

    [Fact]
    public Task A_literal_is_trimmed() => Rule().In("""
        [GainsightEvent([|"\tReport \"Exported\"\u2003"|] /* name */, Product = "Mobile")]
        [NxtEvent(eventName: [|@"exported "|], Version = [|" v01"|])]
        public partial record Exported;
        """).BecomesBy(OuterWhiteSpaceCodeFix.Trim, """
        [GainsightEvent("Report \"Exported\"" /* name */, Product = "Mobile")]
        [NxtEvent(eventName: "exported", Version = "v01")]
        public partial record Exported;
        """);

    [Fact]
    public Task A_constant_is_left_to_its_author() => Rule()
        .In("public static class Names { public const string Exported = \"Exported \"; } [GainsightEvent([|Names.Exported|])] public partial record A;")
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<OuterWhiteSpaceAnalyzer>();
}

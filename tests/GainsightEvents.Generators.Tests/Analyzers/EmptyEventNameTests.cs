using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class EmptyEventNameTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \\t\\u2003\"")]
    [InlineData("null!")]
    [InlineData("Names.None")]
    public Task An_empty_name_is_reported_at_the_argument(string name) => Rule()
        .In($$"""
            public static class Names { public const string None = ""; }
            [GainsightEvent([|{{name}}|])] public partial record Exported;
            """)
        .Reports("Event 'Exported' has an empty name; give [GainsightEvent] the name that Gainsight PX shows");

    [Fact]
    public Task An_NXT_event_without_a_name_is_told_where_it_is_registered() => Rule()
        .In("[GainsightEvent(\"Exported\"), NxtEvent([|\" \"|])] public partial record Exported;")
        .Reports("Event 'Exported' has an empty name; give [NxtEvent] the name that is registered in Gainsight NXT");

    [Theory]
    [InlineData("\"Exported\"")]
    [InlineData("\"0\"")]
    [InlineData("eventName: \" x \"")]
    public Task A_name_shows_nothing(string name) => Rule().In($"[GainsightEvent({name})] public partial record Exported;").ReportsNothing();

    [Theory]
    [InlineData("[GainsightEvent] public partial record Exported;", "CS7036")]
    [InlineData("[GainsightEvent(Missing)] public partial record Exported;", "CS0103")]
    [InlineData("[GainsightEvent(1)] public partial record Exported;", "CS1503")]
    public Task A_name_that_does_not_compile_is_left_to_the_compiler(string source, string error) => Rule()
        .AllowingCompilerErrors(error)
        .In(source)
        .ReportsNothing();

    [Fact]
    public Task The_fix_names_the_event_after_its_type() => Rule().In("""
        [GainsightEvent([|""|], Priority = EventPriority.High)]
        public partial record ReportExported;

        [GainsightEvent(eventName: /* later */ [|null!|])]
        public partial record PDFImportedEvent;
        """).BecomesBy(EmptyEventNameCodeFix.NameAfterType, """
        [GainsightEvent("Report Exported", Priority = EventPriority.High)]
        public partial record ReportExported;

        [GainsightEvent(eventName: /* later */ "PDF Imported")]
        public partial record PDFImportedEvent;
        """);

    [Theory]
    [InlineData("Exported", "Exported")]
    [InlineData("Event", "Event")]
    [InlineData("ReportExportedEvent", "Report Exported")]
    [InlineData("HTTPCallMade", "HTTP Call Made")]
    [InlineData("Order_Created", "Order Created")]
    [InlineData("signedUp", "signed Up")]
    [InlineData("Step2Done", "Step2 Done")]
    [InlineData("_", "_")]
    public void A_type_name_is_split_into_words(string typeName, string words) => Assert.Equal(words, EmptyEventNameCodeFix.SplitIntoWords(typeName));

    private static AnalysisTest Rule() => AnalysisTest.Of<EmptyEventNameAnalyzer>();
}

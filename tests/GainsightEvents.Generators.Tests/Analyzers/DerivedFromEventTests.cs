using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DerivedFromEventTests
{
    [Fact]
    public Task A_type_that_derives_from_an_event_is_reported_at_its_name() => Rule().In("""
        [GainsightEvent("Exported")] public partial record Exported;
        public record [|Pdf|] : Exported;
        public abstract record Office : Exported;
        public record [|Word|] : Office;
        [NxtEvent("shipped")] public partial class Shipped;
        public class [|Express|] : Shipped;
        """).Reports(
        "Type 'Pdf' derives from event 'Exported' and is not an event itself, so publishing it sends 'Exported' without what 'Pdf' adds; mark it as an event too, or derive both from a type that is not an event",
        "Type 'Word' derives from event 'Exported' and is not an event itself, so publishing it sends 'Exported' without what 'Word' adds; mark it as an event too, or derive both from a type that is not an event",
        "Type 'Express' derives from event 'Shipped' and is not an event itself, so publishing it sends 'Shipped' without what 'Express' adds; mark it as an event too, or derive both from a type that is not an event");

    [Fact]
    public Task An_event_of_another_assembly_counts() => Rule()
        .WithReferences([.. AnalysisReferences.Current, AnalysisReferences.Compile(
            "[GainsightEvents.GainsightEvent(\"Exported\")] public class Exported { }", AnalysisReferences.Current)])
        .In("public class [|Pdf|] : Exported;")
        .ReportsAnything();

    [Theory]
    [InlineData("[GainsightEvent(\"Pdf Exported\")] public partial record Pdf : Exported;")]
    [InlineData("[NxtEvent(\"pdf_exported\")] public partial record Pdf : Exported;")]
    [InlineData("public abstract record Pdf : Exported;")]
    [InlineData("public record Plain : Base; public record Base;")]
    public Task An_event_an_abstract_type_or_a_plain_one_shows_nothing(string declaration) => Rule()
        .In("[GainsightEvent(\"Exported\")] public partial record Exported; " + declaration)
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<DerivedFromEventAnalyzer>();
}

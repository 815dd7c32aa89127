using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class MisspeltPresetNameTests
{
    [Theory]
    [InlineData("Feature used", "Feature Used")]
    [InlineData("FEATURE_USED", "Feature Used")]
    [InlineData("FeatureUsed", "Feature Used")]
    [InlineData("Loged In", "Logged In")]
    [InlineData("Singed Up", "Signed Up")]
    [InlineData("Subscription Canceled", "Subscription Cancelled")]
    [InlineData("Subsription Startd", "Subscription Started")]
    [InlineData("searched", "Searched")]
    public Task Almost_a_customary_name_is_reported_and_corrected(string name, string meant) => Rule()
        .In($"[GainsightEvent([|\"{name}\"|])] public partial record Happened;")
        .Reports($"Event 'Happened' is named '{name}', which is almost the well-known name '{meant}'; names that differ by one letter are two events in Gainsight PX");

    [Theory]
    [InlineData("Feature Used")]
    [InlineData("Plan Viewed")]
    [InlineData("Page Viewed")]
    [InlineData("Signed In")]
    [InlineData("Logged Out")]
    [InlineData("Trial Ended")]
    [InlineData("Researched")]
    [InlineData("Report Exported")]
    [InlineData("Feature Used ")]
    [InlineData("")]
    public Task A_customary_name_and_one_of_your_own_show_nothing(string name) => Rule()
        .In($"[GainsightEvent(\"{name}\")] public partial record Happened;")
        .ReportsNothing();

    [Fact]
    public Task NXT_has_no_customary_names() => Rule().In("[NxtEvent(\"feature_used\")] public partial record Happened;").ReportsNothing();

    [Fact]
    public Task The_fix_writes_the_customary_name() => Rule().In("""
        [GainsightEvent([|@"Feature used"|] /* name */, Product = "Mobile")] public partial record A;
        [GainsightEvent(eventName: [|"Loged In"|])] public partial record B;
        """).BecomesBy(MisspeltPresetNameCodeFix.UseCustomaryName, """
        [GainsightEvent("Feature Used" /* name */, Product = "Mobile")] public partial record A;
        [GainsightEvent(eventName: "Logged In")] public partial record B;
        """);

    [Fact]
    public Task A_constant_is_left_to_its_author() => Rule()
        .In("static class Names { public const string Used = \"Feature used\"; } [GainsightEvent([|Names.Used|])] public partial record A;")
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<MisspeltPresetNameAnalyzer>();
}

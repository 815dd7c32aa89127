using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UnreadablePlanTests
{
    private const string Exported = "[GainsightEvent(\"Report Exported\")] public partial record ReportExported([IdentifyId] string UserId);";

    [Fact]
    public Task Each_mistake_is_reported_at_its_place() => Rule()
        .In(Exported)
        .WithPlan(PlanSources.Of("\"Report Exported\"", """{ "name": "identifyId", "type": [|"strng"|], "requird": [|true|] }"""))
        .Reports(
            "The plan cannot be read: /events/0/members/0/type: \"strng\" must be one of string, integer, number, boolean, dateTime, object, array. Did you mean \"string\"?",
            "The plan cannot be read: /events/0/members/0/requird: 'requird' is no property here. Did you mean 'required'?");

    [Fact]
    public Task What_is_no_JSON_is_reported_where_it_ends_to_be_some() => Rule()
        .In(Exported)
        .WithPlan("{\n  \"format\": 1,\n[||]<<<<<<< HEAD\n")
        .Reports("The plan cannot be read: it is not JSON: '<' is where a name in quotes has to be. Correct this place, or take the file from the last commit");

    [Fact]
    public async Task Nothing_is_compared_with_a_plan_that_cannot_be_read()
    {
        var diagnostics = await AnalysisTest.OfAllRules()
            .In(Exported)
            .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")]", "Product.cs")
            .WithPlan("{}")
            .Diagnostics();

        Assert.Equal(["GSE0090", "GSE0090"], diagnostics.Select(static each => each.Id));
    }

    [Fact]
    public Task A_plan_that_can_be_read_shows_nothing_whatever_is_declared() => Rule()
        .In(Exported)
        .WithPlan(PlanSources.Of("\"Another\""))
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<UnreadablePlanAnalyzer>();
}

extern alias compiler;

using compiler::GainsightEvents.Generators.Analyzers;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Plans.Tests.Comparison;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>
/// Each change of the matrix on the compiler: the plan file says what was there, the source declares what is there, and the rules report the change
/// under the id of its class.
/// </summary>
public sealed class DriftMatrixTests
{
    public static TheoryData<string> Cases => [.. PlanChangeCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_change_is_reported_by_the_rule_of_its_class(string name)
    {
        var tested = PlanChangeCase.All[name];

        var reported = await DriftProject.AnalyseAsync(Plan(tested.Before), CompiledPlan.Declare(Plan(tested.After)), tested.Limit);

        Assert.Equal(
            tested.Expected.Where(static each => !IsOfTheFileAlone(each)).Select(static each => $"{RuleOf(each)} {KindOf(each)}").Order(StringComparer.Ordinal),
            reported.Select(static each => $"{each.Id} {each.Properties[PlanDriftMessage.KindProperty]}").Order(StringComparer.Ordinal));
        Assert.All(reported, static each => Assert.Equal(
            each.Id == "GSE0094" ? LocationKind.ExternalFile : LocationKind.SourceFile, each.Location.Kind));
        Assert.All(reported, static each => Assert.Equal(
            each.Id is "GSE0093" or "GSE0094" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, each.Severity));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_the_plan_says_is_declared_without_a_difference(string name)
    {
        var plan = Plan(PlanChangeCase.All[name].After);

        Assert.Empty(await DriftProject.AnalyseAsync(plan, CompiledPlan.Declare(plan)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_entry_that_nobody_declares_is_reported_unless_it_has_ended(string name)
    {
        var before = PlanChangeCase.All[name].Before;

        var reported = await DriftProject.AnalyseAsync(Plan(before), []);

        Assert.Equal(before.Count(static each => each.Retired is null), reported.Length);
        Assert.All(reported, static each => Assert.Equal("GSE0094", each.Id));
    }

    // A note on what has ended stays when the code is gone, so no source takes it out of the plan.
    private static bool IsOfTheFileAlone(string expected) => expected.StartsWith("Removed Compatible", StringComparison.Ordinal);

    private static string KindOf(string expected) => expected.Split(' ')[0];

    private static string RuleOf(string expected)
    {
        var isError = expected.Contains(" Breaking", StringComparison.Ordinal) && !expected.Contains(" announced", StringComparison.Ordinal);
        return (KindOf(expected), isError) switch
        {
            ("Removed", true) => "GSE0094",
            (_, true) => "GSE0093",
            ("Added", _) => "GSE0091",
            _ => "GSE0092",
        };
    }

    private static string Plan(IEnumerable<PlanEvent> events) => new PlanFile { Events = events.Select(Declarable).ToPlanList() }.Write();

    // What is refused without a keyword is here something that an attribute refuses.
    private static PlanEvent Declarable(PlanEvent planned) => planned with
    {
        Members = planned.Members.Select(static member => member with
        {
            Constraints = member.Constraints.Select(static constraint => constraint.Keyword != PlanConstraint.Refused ? constraint : constraint with
            {
                Json = constraint.Json switch
                {
                    "[\"a\"]" => "[\"a value that does not begin with http://, https:// or ftp://\"]",
                    _ => "[\"a value that is outside the range 1 to 9\"]",
                },
            }).ToPlanList(),
        }).ToPlanList(),
    };
}

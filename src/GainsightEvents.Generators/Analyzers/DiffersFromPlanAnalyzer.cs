using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event or a member that the plan describes otherwise, without breaking what anybody relies on, or announced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DiffersFromPlanAnalyzer() : PlanDriftAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0092",
        "Declaration that differs from the plan",
        "'{0}' differs from gainsight.events.json: it {1}; write it into the plan, or declare it as the plan says",
        DiagnosticSeverity.Warning);

    protected override bool Concerns(PlanChange change) => change.Kind != PlanChangeKind.Added && !change.IsError;
}

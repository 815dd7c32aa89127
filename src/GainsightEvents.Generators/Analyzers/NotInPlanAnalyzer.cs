using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event or a member that is declared and not in the plan.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotInPlanAnalyzer() : PlanDriftAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0091",
        "Declaration that is not in the plan",
        "'{0}' is not in gainsight.events.json: it {1}; write it into the plan",
        DiagnosticSeverity.Warning);

    protected override bool Concerns(PlanChange change) => change.Kind == PlanChangeKind.Added && !change.IsError;
}

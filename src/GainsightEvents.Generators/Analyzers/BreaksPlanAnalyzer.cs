using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A change that breaks reports or publishers, and that neither a new version nor a note announces.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BreaksPlanAnalyzer() : PlanDriftAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0093",
        "Change that breaks the plan",
        "'{0}' breaks what gainsight.events.json says: it {1}; {2}",
        DiagnosticSeverity.Error);

    protected override bool Concerns(PlanChange change) => change.IsError;
}

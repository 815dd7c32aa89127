namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event or a member that is in the plan, has not ended, and is not declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotDeclaredAnalyzer() : PlanFileAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0094",
        "Plan entry that is not declared",
        "'{0}' is in the plan and not in the code: it {1}; {2}",
        DiagnosticSeverity.Error);

    protected override void Analyze(PlanDocument document, AdditionalFileAnalysisContext context)
    {
        foreach (var change in document.FindDrift(context.Compilation, context.Options.AnalyzerConfigOptionsProvider)?.NotDeclared ?? [])
        {
            var places = document.Reading.Places;
            var place = change.EventBefore is not { } planned ? null
                : change.MemberBefore is { } member ? places.Find(planned, member.Name)
                : places.Find(planned);
            context.ReportDiagnostic(PlanDriftMessage.Create(Rule, document.LocationOf(context.AdditionalFile.Path, place), change));
        }
    }
}

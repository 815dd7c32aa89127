namespace GainsightEvents.Generators.Analyzers;

/// <summary>A plan file that is no plan. Each mistake is told at its place; until they are corrected nothing is compared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnreadablePlanAnalyzer() : PlanFileAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0090",
        "Plan file that cannot be read",
        "The plan cannot be read: {0}",
        DiagnosticSeverity.Error);

    protected override void Analyze(PlanDocument document, AdditionalFileAnalysisContext context)
    {
        foreach (var problem in document.Reading.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, document.LocationOf(context.AdditionalFile.Path, problem.Start, problem.Length), problem.Message.TrimEnd('.')));
        }
    }
}

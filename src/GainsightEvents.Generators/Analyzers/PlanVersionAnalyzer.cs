namespace GainsightEvents.Generators.Analyzers;

/// <summary>A plan whose version has to rise with what the declarations change. It is known only while they differ, for then both plans are there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PlanVersionAnalyzer() : PlanFileAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0095",
        "Plan version that has to rise",
        "The declarations differ from the plan; with them its version rises: {0} → {1}",
        DiagnosticSeverity.Info);

    protected override void Analyze(PlanDocument document, AdditionalFileAnalysisContext context)
    {
        if (document.Reading.Places.Version is { } place
            && document.FindDrift(context.Compilation, context.Options.AnalyzerConfigOptionsProvider) is { Plan.Version: { } version, Comparison: { Changes.Count: > 0, AdvisedVersion: { } advised } })
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, document.LocationOf(context.AdditionalFile.Path, place), version, advised));
        }
    }
}

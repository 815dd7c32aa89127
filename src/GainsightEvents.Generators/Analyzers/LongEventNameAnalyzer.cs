namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose name is longer than Gainsight PX documents.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LongEventNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0021",
        "Event name over the documented length",
        "The name of event '{0}' has {1} characters, and Gainsight PX documents at most 2,000; shorten it",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.IsNxt && declaration is { EventName: { Length: > PxLimits.EventName } name, NameSyntax: { } syntax })
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), declaration.Type.Name, name.Length));
        }
    }
}

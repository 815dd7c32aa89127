namespace GainsightEvents.Generators.Analyzers;

/// <summary>A PX event whose name holds half of a surrogate pair, for which no code is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnwritableEventNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0025",
        "Event name that is not valid text",
        "The name of event '{0}' has half of a surrogate pair, which UTF-8 text cannot have; name it with whole characters",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        // An NXT name is a header, which takes less still: that has its own rule.
        if (!declaration.IsNxt
            && declaration is { EventName: { } name, NameSyntax: { } syntax }
            && UnicodeText.HasLoneSurrogate(name))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), declaration.Type.Name));
        }
    }
}

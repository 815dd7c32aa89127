using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A MaxAge that is not a time, or one at which every event would be too old or none ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MaxAgeFormatAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0027",
        "MaxAge that is not a time",
        "The MaxAge '{0}' of event '{1}' is ignored, because it is not a time over zero and up to {2} days; write days, hours, minutes and seconds, such as \"7.00:00:00\" or \"00:30:00\"",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        if (declaration.Attribute.NamedArgument<string>("MaxAge") is { } text
            && declaration.FindNamedArgument("MaxAge") is { } syntax
            && MaxAges.Of(declaration.Attribute) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), text, declaration.Type.Name, MaxAges.Longest.Days));
        }
    }
}

using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event with more attributes than Gainsight PX documents.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TooManyAttributesAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0030",
        "Event with too many attributes",
        "Event '{0}' has {1} attributes, and Gainsight PX documents at most 50; leave some out, or declare several events",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        var properties = EventProperties.Of(declaration.Type);
        if (declaration.GoesToPx
            && properties.Count > PxLimits.Attributes
            && properties.Count(static property => property.Role == MemberRole.Attribute) is > PxLimits.Attributes and var count)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, declaration.NameLocation, declaration.Type.Name, count));
        }
    }
}

using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event that says nowhere which user it is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingIdentifyIdAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0001",
        "Event without an identifyId",
        "Event '{0}' has no property marked [IdentifyId]; Gainsight PX drops events without an identifyId",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (declaration.GoesToPx
            && !declaration.TakesIdentityFromContext
            && !EventProperties.Of(declaration.Type).Any(static property => property.Role == MemberRole.IdentifyId)
            && declaration.KeepsItsShape(context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, declaration.NameLocation, declaration.Type.Name));
        }
    }
}

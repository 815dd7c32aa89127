using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose identifyId says that it may be missing, though nothing else fills it in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NullableIdentifyIdAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0012",
        "IdentifyId that may be null",
        "Member '{0}' is the identifyId of event '{1}' and may be null, and Gainsight PX drops events without an identifyId; declare it non-nullable",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.GoesToPx || declaration.TakesIdentityFromContext)
        {
            return;
        }

        foreach (var property in EventProperties.Of(declaration.Type))
        {
            // Code without nullable annotations says neither; the guard looks at the value. A type that is no id has its own rule.
            if (property.Type.NullableAnnotation == NullableAnnotation.Annotated
                && property.Role == MemberRole.IdentifyId
                && IdShapes.Find(property.Type) is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.LocationOf(property.Property), property.Name, declaration.Type.Name));
            }
        }
    }
}

using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event, or a type that contains one, to which no generated part can be added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotPartialAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0003",
        "Event that is not partial",
        "Type '{0}' is not partial, so no code can be generated for event '{1}'; declare it partial",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        // A type with several declarations of which one is not partial does not compile (CS0260): the compiler has said it already.
        if (ShapeObstacle.FindReportedBy(declaration, context.CancellationToken) is { Kind: GenerationObstacle.NotPartial } obstacle
            && obstacle.Culprit.DeclaringSyntaxReferences.Length == 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, obstacle.Syntax.Identifier.GetLocation(), obstacle.Culprit.Name, declaration.Type.Name));
        }
    }
}

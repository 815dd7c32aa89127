using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event declared as a type for which no code can be generated, whatever its members.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EventTypeNotSupportedAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0005",
        "Type that cannot be an event",
        "No code can be generated for event '{0}', because '{1}' {2}",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (ShapeObstacle.FindReportedBy(declaration, context.CancellationToken) is { } obstacle && Describe(obstacle.Kind) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, obstacle.Syntax.Identifier.GetLocation(), declaration.Type.Name, obstacle.Culprit.Name, reason));
        }
    }

    private static string? Describe(GenerationObstacle obstacle) => obstacle switch
    {
        GenerationObstacle.Generic => "has type parameters; declare the event without them",
        GenerationObstacle.Static => "is static and has no instance to publish; declare a class, record or struct",
        GenerationObstacle.Abstract => "is abstract and has no instance to publish; put [GainsightEvent] on the types that derive from it",
        GenerationObstacle.FileLocal => "is seen in its own file only; declare it internal or public",
        GenerationObstacle.RefStruct => "is a ref struct, which PublishAsync cannot take; declare a struct or a record struct",
        GenerationObstacle.Inaccessible => "is private or protected, out of the catalog's reach; declare it internal or public",
        _ => null,
    };
}

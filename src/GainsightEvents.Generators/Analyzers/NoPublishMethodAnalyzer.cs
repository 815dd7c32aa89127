using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.PublishMethod;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event without a generated publish method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NoPublishMethodAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0017",
        "Event without a publish method",
        "No publish method is generated for event '{0}', because {1}; hand the event to PublishAsync",
        DiagnosticSeverity.Info);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        var type = declaration.Type;
        if (declaration.IsNxt && type.FindAttribute(MetadataNames.GainsightEvent) is not null)
        {
            return;
        }

        // Where nothing at all is generated, an Error says so.
        if (GenerationObstacles.FindInShape(type, context.CancellationToken).Obstacle == GenerationObstacle.None
            && EventProperties.Of(type) is var properties
            && UnsupportedMembers.Find(properties).Count == 0
            && PublishMethodObstacles.Find(type, properties, context.Compilation) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], type.Name, reason));
        }
    }
}

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An <c>[EventOwner]</c>, of a type or of the assembly, that names nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlankOwnerAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0054",
        "Owner that is blank",
        "The owner of {0} is blank; name the team or the person who answers for {1}, or remove [EventOwner]",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        if (context.Symbol.FindAttribute(MetadataNames.EventOwner) is { } owner
            && TextArgument.IsGiven(owner)
            && string.IsNullOrWhiteSpace(owner.PositionalArgument<string>(0))
            && TextArgument.Find(owner, context.CancellationToken) is { } syntax)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), $"event '{context.Symbol.Name}'", "it"));
        }
    }

    // An attribute of the assembly belongs to no symbol that an action would be called for.
    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute is { Parent: AttributeListSyntax { Target: not null, Parent: CompilationUnitSyntax } }
            && TextArgument.Find(attribute) is { } syntax
            && context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type
            && type.HasFullName(MetadataNames.EventOwner)
            && context.SemanticModel.GetConstantValue(syntax, context.CancellationToken) is { HasValue: true, Value: null or string } owner
            && string.IsNullOrWhiteSpace((string?)owner.Value))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), "the assembly's events", "them"));
        }
    }
}

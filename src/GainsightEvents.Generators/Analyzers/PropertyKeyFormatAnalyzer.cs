using GainsightEvents.Generators.Parsing.Catalog;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A propertyKey that does not look like one, such as a REST API key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PropertyKeyFormatAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0013",
        "PropertyKey in an unexpected format",
        "{0} does not look like one of Gainsight PX, such as AP-XXXXXXXXXX-2; take the product key from Administration > Products",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
        if (ProjectProperties.Parse(context.Options.AnalyzerConfigOptionsProvider).PropertyKey is { } key && !ProductKey.HasKnownShape(key))
        {
            RegisterForProjectFile(context);
        }
    }

    private static void RegisterForProjectFile(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.Assembly.GetAttributes().Any(static attribute => IsDefaultProduct(attribute)))
        {
            return;
        }

        var mistake = new ProjectMistake(
            context.Compilation, static declaration => !declaration.IsNxt && declaration.Attribute.NamedArgument<string>("Product") is null);
        RegisterTargetAction(context, (declaration, symbolContext) =>
        {
            if (mistake.IsReportedAt(declaration))
            {
                symbolContext.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.Syntax.Name.GetLocation(), "The propertyKey in the MSBuild property GainsightPropertyKey"));
            }
        });
    }

    private static bool IsDefaultProduct(AttributeData attribute) =>
        attribute.AttributeClass?.HasFullName(MetadataNames.PxProduct) == true
        && attribute.NamedArgument<string>("Name") is null
        && SettledPropertyKeys.Settles(attribute);

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        // An attribute of the assembly belongs to no symbol that an action would be called for.
        var attribute = (AttributeSyntax)context.Node;
        if (attribute is { Parent: AttributeListSyntax { Target: not null, Parent: CompilationUnitSyntax }, ArgumentList: { } arguments }
            && arguments.Arguments.FirstOrDefault() is { NameEquals: null } argument
            && context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type
            && type.HasFullName(MetadataNames.PxProduct)
            && context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value is string key
            && !string.IsNullOrWhiteSpace(key)
            && !ProductKey.HasKnownShape(key))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, argument.Expression.GetLocation(), "This propertyKey"));
        }
    }
}

using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose name is null, empty or white space.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyEventNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0006",
        "Event without a name",
        "Event '{0}' has an empty name; give {1}",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, static (declaration, symbolContext) =>
    {
        Analyze(declaration.Type, MetadataNames.GainsightEvent, "[GainsightEvent] the name that Gainsight PX shows", symbolContext);
        Analyze(declaration.Type, MetadataNames.NxtEvent, "[NxtEvent] the name that is registered in Gainsight NXT", symbolContext);
    });

    private static void Analyze(INamedTypeSymbol type, string attributeName, string remedy, SymbolAnalysisContext context)
    {
        // An argument that does not compile is the compiler's to report.
        if (type.FindAttribute(attributeName) is { ConstructorArguments: { Length: 1 } arguments, ApplicationSyntaxReference: { } reference }
            && arguments[0] is { Kind: TypedConstantKind.Primitive } name
            && string.IsNullOrWhiteSpace(name.Value as string)
            && reference.GetSyntax(context.CancellationToken) is AttributeSyntax syntax
            && FindNameArgument(syntax) is { } argument)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, argument.Expression.GetLocation(), type.Name, remedy));
        }
    }

    private static AttributeArgumentSyntax? FindNameArgument(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
}

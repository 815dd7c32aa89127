namespace GainsightEvents.Generators.Analyzers;

/// <summary>A class that derives from an event and is none: what it adds is never sent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DerivedFromEventAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0016",
        "Derived type that is not an event",
        "Type '{0}' derives from event '{1}' and is not an event itself, so publishing it sends '{1}' without what '{0}' adds; mark it as an event too, or derive both from a type that is not an event",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        // An abstract type is nobody's instance; the types that derive from it are looked at themselves.
        if (context.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, BaseType.SpecialType: SpecialType.None } type
            && EventDeclaration.FindAttribute(type) is null
            && FindEvent(type.BaseType) is { } inherited)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], type.Name, inherited.Name));
        }
    }

    private static INamedTypeSymbol? FindEvent(INamedTypeSymbol? type)
    {
        for (; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (EventDeclaration.FindAttribute(type) is not null)
            {
                return type;
            }
        }

        return null;
    }
}

namespace GainsightEvents.Generators.Analyzers;

/// <summary>The types of a compilation that others of it derive from. All types have to be looked at for that, so it is done when first asked.</summary>
internal sealed class BaseTypes(Compilation compilation)
{
    private readonly Lazy<HashSet<INamedTypeSymbol>> _bases = new(() =>
    {
        var bases = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Add(compilation.Assembly.GlobalNamespace, bases);
        return bases;
    });

    public bool Contains(INamedTypeSymbol type) => _bases.Value.Contains(type.OriginalDefinition);

    private static void Add(INamespaceOrTypeSymbol scope, HashSet<INamedTypeSymbol> bases)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is INamedTypeSymbol { BaseType.SpecialType: SpecialType.None } type)
            {
                bases.Add(type.BaseType.OriginalDefinition);
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                Add(inner, bases);
            }
        }
    }
}

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Finds the types that a compilation's own sources declare.</summary>
internal static class DeclaredTypes
{
    /// <summary>All of them, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation) => In(compilation.Assembly.GlobalNamespace);

    private static IEnumerable<INamedTypeSymbol> In(INamespaceSymbol scope) => scope.GetMembers().SelectMany(static member =>
        member is INamedTypeSymbol type ? WithNested(type) : In((INamespaceSymbol)member));

    // Of a type only the types are asked for: its other members need not be bound.
    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}

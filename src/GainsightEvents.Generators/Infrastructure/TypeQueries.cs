namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Questions about a type: its nullability, and what contains it.</summary>
internal static class TypeQueries
{
    /// <summary>The <c>T</c> of a <c>T?</c> that is a value type; any other type as it is.</summary>
    public static ITypeSymbol UnwrapNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether null may be in it: <c>T?</c>, and a reference type that does not say otherwise, as in code without nullable annotations.</summary>
    public static bool AdmitsNull(this ITypeSymbol type) =>
        type.IsReferenceType
            ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether C# can write the type's name, with those of what contains it and of what it is made of.</summary>
    public static bool CanBeNamed(this ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType.CanBeNamed();
        }

        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None } named)
        {
            return true;
        }

        for (ISymbol? part = named; part is not null and not INamespaceSymbol { IsGlobalNamespace: true } and not IModuleSymbol; part = part.ContainingSymbol)
        {
            if (!CSharpText.IsIdentifier(part.Name))
            {
                return false;
            }
        }

        return named.TypeArguments.All(static argument => argument.CanBeNamed());
    }

    /// <summary>
    /// Whether an assembly's own sources declare the symbol. Only then may its syntax be read: in an editor a referenced project is a compilation,
    /// whose symbols have syntax too, which is not there in a build.
    /// </summary>
    public static bool IsDeclaredIn(this ISymbol symbol, IAssemblySymbol assembly) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly);

    /// <summary>The containing types, outermost first, and the type.</summary>
    public static IReadOnlyCollection<INamedTypeSymbol> Chain(this INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            chain.Push(current);
        }

        return chain;
    }
}

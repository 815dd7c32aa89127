namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Finds attributes by full name, without asking the compilation for their types.</summary>
internal static class AttributeQueries
{
    public static AttributeData? FindAttribute(this ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.HasFullName(fullName))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The value of a named argument such as <c>Product = "…"</c>, or the default where it is not given.</summary>
    public static T? NamedArgument<T>(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>The value of a positional argument, or the default where it is not given or does not compile.</summary>
    public static T? PositionalArgument<T>(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index
        && attribute.ConstructorArguments[index] is { Kind: not (TypedConstantKind.Error or TypedConstantKind.Array), Value: T value }
            ? value
            : default;

    /// <summary>Compares a type's full name from its last part to its first, so that most types are told apart at once.</summary>
    public static bool HasFullName(this INamedTypeSymbol type, string fullName)
    {
        var end = fullName.Length;
        ISymbol? part = type;
        while (part is not null and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            var name = part.MetadataName;
            var start = end - name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, name, 0, name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return part.ContainingSymbol is INamespaceSymbol { IsGlobalNamespace: true };
            }

            if (fullName[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
            part = part.ContainingSymbol;
        }

        return false;
    }
}

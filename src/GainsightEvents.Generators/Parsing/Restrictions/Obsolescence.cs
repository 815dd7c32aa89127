using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Restrictions;

/// <summary>Reads <c>[Obsolete]</c>. As a warning it can be silenced; as an error only code that is obsolete itself escapes it.</summary>
internal static class Obsolescence
{
    public static bool IsError(ISymbol symbol) => Read(symbol) is { IsError: true };

    /// <summary>Whether a member cannot be used without such an error: its own, or that of its type, which only what is obsolete itself may have.</summary>
    public static bool IsErrorToUse(ISymbol member, ITypeSymbol type) => IsError(member) || (IsObsolete(member) && IsErrorToName(type));

    /// <summary>That of the type or of one that contains it, the strictest.</summary>
    public static ObsoleteModel? OfType(INamedTypeSymbol type)
    {
        ObsoleteModel? found = null;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (Read(current) is { } obsolete && (found is null || (obsolete.IsError && !found.IsError)))
            {
                found = obsolete;
            }
        }

        return found;
    }

    private static bool IsObsolete(ISymbol member)
    {
        for (var current = member; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (current.FindAttribute(MetadataNames.Obsolete) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // Itself, a type that contains it, or one that it is made of.
    private static bool IsErrorToName(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return IsErrorToName(array.ElementType);
        }

        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None } named)
        {
            return false;
        }

        for (var current = named; current is not null; current = current.ContainingType)
        {
            if (IsError(current))
            {
                return true;
            }
        }

        foreach (var argument in named.TypeArguments)
        {
            if (IsErrorToName(argument))
            {
                return true;
            }
        }

        return false;
    }

    private static ObsoleteModel? Read(ISymbol symbol) =>
        symbol.FindAttribute(MetadataNames.Obsolete) is { } attribute
            ? new ObsoleteModel(attribute.PositionalArgument<string>(0), attribute.PositionalArgument<bool>(1))
            : null;
}

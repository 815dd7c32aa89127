using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads <c>[Obsolete]</c>. As a warning it can be silenced; as an error only code that is obsolete itself escapes it.</summary>
internal static class Obsolescence
{
    public static bool IsError(ISymbol symbol) => Read(symbol) is { IsError: true };

    /// <summary>Whether naming a type is such an error: itself, one that contains it, or one that it is made of.</summary>
    public static bool IsErrorToName(ITypeSymbol type)
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

    private static ObsoleteModel? Read(ISymbol symbol) =>
        symbol.FindAttribute(MetadataNames.Obsolete) is { } attribute
            ? new ObsoleteModel(attribute.PositionalArgument<string>(0), attribute.PositionalArgument<bool>(1))
            : null;
}

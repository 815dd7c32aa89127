using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

internal static class UnsupportedMembers
{
    public static IReadOnlyList<(ISymbol Member, string Reason)> Find(INamedTypeSymbol type)
    {
        var found = new List<(ISymbol, string)>();
        foreach (var property in EventProperties.Of(type))
        {
            if (property.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } or { SpecialType: SpecialType.System_Object })
            {
                found.Add((property.Property, $"Gainsight has no form for its type '{property.Type.ToDisplayString()}'"));
            }
            else if (property.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } nested
                && EventProperties.Of(nested).FirstOrDefault(static inner => inner.Type.SpecialType == SpecialType.System_Object) is { Property: not null } inner)
            {
                found.Add((property.Property, $"Gainsight has no form for the type 'object' of '{property.Name}.{inner.Name}'"));
            }
        }

        return found;
    }
}

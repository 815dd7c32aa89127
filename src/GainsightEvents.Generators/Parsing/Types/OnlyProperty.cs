namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>Finds the one property of a type that has no other.</summary>
internal static class OnlyProperty
{
    /// <summary>The one public property of a type that is sent; null where there are several or none, or C# cannot write its name.</summary>
    public static IPropertySymbol? Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None })
        {
            return null;
        }

        IPropertySymbol? only = null;
        for (ITypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol property && IsReadable(property) && !IsLeftOut(property))
                {
                    if (only is not null)
                    {
                        return null;
                    }

                    only = property;
                }
            }
        }

        return only is not null && CSharpText.IsIdentifier(only.Name) ? only : null;
    }

    /// <summary>Whether generated code can read the property of any instance.</summary>
    public static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
        && property.ExplicitInterfaceImplementations.IsEmpty;

    private static bool IsLeftOut(IPropertySymbol property) =>
        property.FindAttribute(MetadataNames.JsonIgnore) is { } ignore && IgnoreConditions.Of(ignore).LeavesOut();
}

using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>
/// Recognises types that are there to give one plain value a type of its own, such as <c>readonly record struct OrderId(Guid Value)</c>. One rule holds for
/// members, elements of collections and members of nested types: a struct whose one public property is a plain value, or a class whose one such property
/// is called <c>Value</c>. Other classes are objects that have one property so far, and who names the property on the wire means an object as well.
/// </summary>
internal static class WrappedValues
{
    private const string ValueName = "Value";

    /// <summary>The property that holds the value; null for any other type.</summary>
    public static IPropertySymbol? Find(INamedTypeSymbol type) =>
        OnlyProperty.Of(type) is { } only
        && (type.TypeKind == TypeKind.Struct || only.Name == ValueName)
        && WireForms.OfPlain(only.Type) != WireForm.None
        && only.FindAttribute(MetadataNames.JsonPropertyName) is null
        && !type.GetMembers().Any(static member => member is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
            ? only
            : null;

    /// <summary>Whether there may be nothing in a wrapper, or no wrapper.</summary>
    public static bool AdmitsNull(ITypeSymbol type) => type.AdmitsNull() || ForeignTypes.IsOption(type);
}

using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Reads the types that can be an id: string, Guid, int, long, or a type whose one public property is one of these.</summary>
internal static class IdShapes
{
    public static MemberShape? Find(ITypeSymbol type)
    {
        var value = type.UnwrapNullable();
        if (FormOf(value) is var form and not WireForm.None)
        {
            return new MemberShape(form, value, type.AdmitsNull());
        }

        return OnlyProperty.Of(value) is { } only && FormOf(only.Type.UnwrapNullable()) is var inner and not WireForm.None
            ? new MemberShape(inner, only.Type.UnwrapNullable(), WrappedValues.AdmitsNull(type) || only.Type.AdmitsNull(), Through: only.Name)
            : null;
    }

    /// <summary>The property that holds the id in a type that wraps one; null for any other type.</summary>
    public static IPropertySymbol? FindWrapped(ITypeSymbol type)
    {
        var value = type.UnwrapNullable();
        return value.SpecialType == SpecialType.None && FormOf(value) == WireForm.None ? OnlyProperty.Of(value) : null;
    }

    private static WireForm FormOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => WireForm.String,
        SpecialType.System_Int32 or SpecialType.System_Int64 => WireForm.Integer,
        _ when WireForms.Of(type) == WireForm.Guid => WireForm.Guid,
        _ => WireForm.None,
    };
}

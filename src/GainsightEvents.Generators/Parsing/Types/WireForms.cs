using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>Finds the form of a type; that of <c>T?</c> is that of <c>T</c>.</summary>
internal static class WireForms
{
    private static readonly (string FullName, WireForm Form)[] Named =
    [
        ("System.Guid", WireForm.Guid),
        ("System.Uri", WireForm.Uri),
        ("System.DateTimeOffset", WireForm.DateTime),
        ("System.DateOnly", WireForm.Date),
        ("System.TimeOnly", WireForm.TimeOfDay),
        ("System.TimeSpan", WireForm.TimeSpan),
    ];

    public static WireForm Of(ITypeSymbol type)
    {
        var value = type.UnwrapNullable();
        return OfPlain(value) is var plain and not WireForm.None ? plain
            : NestedTypes.FormOf(value) is var nested and not WireForm.Object ? nested
            : OfObject((INamedTypeSymbol)value);
    }

    /// <summary>The form of a value that holds no others; none for any other type.</summary>
    public static WireForm OfPlain(ITypeSymbol type)
    {
        var value = type.UnwrapNullable();
        return value.SpecialType switch
        {
            SpecialType.System_String => WireForm.String,
            SpecialType.System_Boolean => WireForm.Boolean,
            SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => WireForm.Integer,
            SpecialType.System_Single or SpecialType.System_Double => WireForm.FloatingPoint,
            SpecialType.System_Decimal => WireForm.Decimal,
            SpecialType.System_DateTime => WireForm.DateTime,
            _ when value.TypeKind == TypeKind.Enum => WireForm.Enum,
            _ => OfNamed(value),
        };
    }

    private static WireForm OfObject(INamedTypeSymbol type) =>
        ForeignTypes.IsOfNodaTime(type) || ForeignTypes.IsTimeOfProtobuf(type) ? WireForm.None
        : WrappedValues.Find(type) is not null ? WireForm.Wrapped
        : ForeignTypes.IsUnion(type) ? WireForm.None
        : WireForm.Object;

    private static WireForm OfNamed(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol named)
        {
            foreach (var (fullName, form) in Named)
            {
                if (named.HasFullName(fullName))
                {
                    return form;
                }
            }
        }

        return WireForm.None;
    }
}

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
            _ when OfNamed(value) is var named and not WireForm.None => named,
            _ => NestedTypes.FormOf(value),
        };
    }

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

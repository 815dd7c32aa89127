using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Reads how a member is written from its type and its mark.</summary>
internal static class MemberShapes
{
    public static MemberShape Of(EventProperty property, MemberRole role) => role switch
    {
        MemberRole.Attribute => OfAttribute(property),
        MemberRole.IdentifyId or MemberRole.AccountId or MemberRole.SessionId =>
            IdShapes.Find(property.Type) ?? Mismatch(property, role, "string, Guid, int, long, or a type whose one public property is one of these"),
        MemberRole.Url or MemberRole.Referrer => OfMark(property, role, "Uri or string", WireForm.Uri, WireForm.String),
        MemberRole.RemoteHost or MemberRole.EventType => OfMark(property, role, "string", WireForm.String),
        MemberRole.EventId => OfMark(property, role, "Guid", WireForm.Guid),
        MemberRole.Date => OfMark(property, role, "DateTimeOffset or DateTime", WireForm.DateTime),
        MemberRole.UserType => IsUserType(property.Type)
            ? new MemberShape(WireForm.UserType, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, role, "PxUserType"),
        MemberRole.GlobalContext => NestedTypes.FormOf(property.Type.UnwrapNullable()) is var form and (WireForm.Map or WireForm.Object)
            ? new MemberShape(form, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, role, "a dictionary with string keys, or an object"),
        _ => ExtensionElementOf(property.Type) is not null
            ? new MemberShape(WireForm.Map, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, role, "a dictionary of string and object, JsonElement, or a type that is no object, list or dictionary itself"),
    };

    /// <summary>How the values of extension data are written, or null where they cannot be.</summary>
    public static WireForm? ExtensionElementOf(ITypeSymbol type)
    {
        // A struct would be boxed for each event, or is one that throws where nobody has set it.
        if (WireForms.Of(type) != WireForm.Map || type.IsValueType)
        {
            return null;
        }

        var element = NestedTypes.ElementOf(type.UnwrapNullable());
        return element switch
        {
            { SpecialType: SpecialType.System_Object } => WireForm.Any,
            _ when element.UnwrapNullable() is INamedTypeSymbol named && named.HasFullName(MetadataNames.JsonElement) => WireForm.Json,
            _ when WireForms.Of(element) is var form and not WireForm.None && !form.IsNested() => form,
            _ => null,
        };
    }

    /// <summary>The property that holds the value in a member whose type wraps one; null for any other member.</summary>
    public static IPropertySymbol? FindWrapped(EventProperty property, MemberRole role) => role switch
    {
        MemberRole.Attribute => WireForms.Of(property.Type) == WireForm.Wrapped ? WrappedValues.Find((INamedTypeSymbol)property.Type.UnwrapNullable()) : null,
        MemberRole.IdentifyId or MemberRole.AccountId or MemberRole.SessionId => IdShapes.FindWrapped(property.Type),
        _ => null,
    };

    // What stands in the way of a value without a form, and of what is nested in it, is found where its path is known.
    private static MemberShape OfAttribute(EventProperty property)
    {
        var type = property.Type;
        return FindWrapped(property, MemberRole.Attribute) is { } only
            ? new MemberShape(
                WireForms.OfPlain(only.Type), only.Type.UnwrapNullable(), WrappedValues.AdmitsNull(type) || only.Type.AdmitsNull(), Through: only.Name)
            : new MemberShape(WireForms.Of(type), type.UnwrapNullable(), type.AdmitsNull());
    }

    private static MemberShape OfMark(EventProperty property, MemberRole role, string accepted, WireForm first, WireForm second = WireForm.None)
    {
        var form = WireForms.Of(property.Type);
        return form != WireForm.None && (form == first || form == second)
            ? new MemberShape(form, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, role, accepted);
    }

    private static MemberShape Mismatch(EventProperty property, MemberRole role, string accepted)
    {
        var type = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return MemberShape.Refused(property.Type, $"[{MemberRoles.DisplayName(role)}] takes {accepted}, not '{type}'");
    }

    private static bool IsUserType(ITypeSymbol type) =>
        type.UnwrapNullable() is INamedTypeSymbol named && named.HasFullName(MetadataNames.PxUserType);
}

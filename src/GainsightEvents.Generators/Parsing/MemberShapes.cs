using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads how a member is written from its type and its mark.</summary>
internal static class MemberShapes
{
    public static MemberShape Of(EventProperty property, EventMark mark) => mark switch
    {
        EventMark.Attribute => OfAttribute(property.Type),
        EventMark.IdentifyId or EventMark.AccountId or EventMark.SessionId =>
            IdShapes.Find(property.Type) ?? Mismatch(property, mark, "string, Guid, int, long, or a type whose one public property is one of these"),
        EventMark.Url or EventMark.Referrer => OfMark(property, mark, "Uri or string", WireForm.Uri, WireForm.String),
        EventMark.RemoteHost or EventMark.EventType => OfMark(property, mark, "string", WireForm.String),
        EventMark.EventId => OfMark(property, mark, "Guid", WireForm.Guid),
        EventMark.Date => OfMark(property, mark, "DateTimeOffset or DateTime", WireForm.DateTime),
        EventMark.UserType => IsUserType(property.Type)
            ? new MemberShape(WireForm.UserType, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, mark, "PxUserType"),
        EventMark.GlobalContext => WireForms.Of(property.Type) is var form and (WireForm.Map or WireForm.Object)
            ? new MemberShape(form, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, mark, "a dictionary with string keys, or an object"),
        _ => ExtensionElementOf(property.Type) is not null
            ? new MemberShape(WireForm.Map, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, mark, "a dictionary of string and object, JsonElement, or a type that is no object, list or dictionary itself"),
    };

    /// <summary>How the values of extension data are written, or null where they cannot be.</summary>
    public static WireForm? ExtensionElementOf(ITypeSymbol type)
    {
        if (WireForms.Of(type) != WireForm.Map)
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

    // What stands in the way of a value without a form, and of what is nested in it, is found where its path is known.
    private static MemberShape OfAttribute(ITypeSymbol type) => new(WireForms.Of(type), type.UnwrapNullable(), type.AdmitsNull());

    private static MemberShape OfMark(EventProperty property, EventMark mark, string accepted, WireForm first, WireForm second = WireForm.None)
    {
        var form = WireForms.Of(property.Type);
        return form != WireForm.None && (form == first || form == second)
            ? new MemberShape(form, property.Type.UnwrapNullable(), property.Type.AdmitsNull())
            : Mismatch(property, mark, accepted);
    }

    private static MemberShape Mismatch(EventProperty property, EventMark mark, string accepted)
    {
        var type = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return MemberShape.Refused(property.Type, $"[{EventMarks.DisplayName(mark)}] takes {accepted}, not '{type}'");
    }

    private static bool IsUserType(ITypeSymbol type) =>
        type.UnwrapNullable() is INamedTypeSymbol named && named.HasFullName(MetadataNames.PxUserType);
}

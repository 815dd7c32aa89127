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
        _ => IsStringMap(property.Type)
            ? new MemberShape(WireForm.StringMap, property.Type, property.Type.AdmitsNull())
            : Mismatch(property, mark, "a dictionary, or other sequence of pairs, of string and string"),
    };

    private static MemberShape OfAttribute(ITypeSymbol type) => WireForms.Of(type) switch
    {
        WireForm.None => MemberShape.Refused(
            type,
            $"its type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' has no wire form; declare it as a string, a number, a bool, a Guid, a Uri, a date or time, or an enum, or leave it out with [JsonIgnore]"),
        var form => new MemberShape(form, type.UnwrapNullable(), type.AdmitsNull()),
    };

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

    private static bool IsStringMap(ITypeSymbol type)
    {
        if (IsSequenceOfStringPairs(type))
        {
            return true;
        }

        foreach (var implemented in type.UnwrapNullable().AllInterfaces)
        {
            if (IsSequenceOfStringPairs(implemented))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSequenceOfStringPairs(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence
        && sequence.TypeArguments[0] is INamedTypeSymbol { TypeArguments.Length: 2 } pair
        && pair.HasFullName("System.Collections.Generic.KeyValuePair`2")
        && pair.TypeArguments[0].SpecialType == SpecialType.System_String
        && pair.TypeArguments[1].SpecialType == SpecialType.System_String;
}

using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Finds the name of the <c>WireKind</c> that a member is written as.</summary>
internal static class WireKinds
{
    /// <summary>That of the PX field that the member fills, if it fills one; else that of its form.</summary>
    public static string Of(MemberRole role, WireForm form, bool goesToNxt) => role switch
    {
        MemberRole.ExtensionData => "Object",
        MemberRole.Date when !goesToNxt => "Integer",
        not (MemberRole.Attribute or MemberRole.GlobalContext) when !goesToNxt => "String",
        _ => Of(form),
    };

    private static string Of(WireForm form) => form switch
    {
        WireForm.Boolean => "Boolean",
        WireForm.Integer => "Integer",
        WireForm.FloatingPoint or WireForm.Decimal => "Number",
        WireForm.DateTime => "DateTime",
        WireForm.Object or WireForm.Map => "Object",
        WireForm.Sequence => "Array",
        _ => "String",
    };
}

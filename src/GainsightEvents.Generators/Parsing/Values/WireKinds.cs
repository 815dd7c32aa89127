using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Finds the <see cref="WireKind"/> that a member is written as.</summary>
internal static class WireKinds
{
    /// <summary>That of the PX field that the member fills, if it fills one; else that of its form.</summary>
    public static WireKind Of(MemberRole role, WireForm form, bool goesToNxt) => role switch
    {
        MemberRole.ExtensionData => WireKind.Object,
        MemberRole.Date when !goesToNxt => WireKind.Integer,
        not (MemberRole.Attribute or MemberRole.GlobalContext) when !goesToNxt => WireKind.String,
        _ => Of(form),
    };

    private static WireKind Of(WireForm form) => form switch
    {
        WireForm.Boolean => WireKind.Boolean,
        WireForm.Integer => WireKind.Integer,
        WireForm.FloatingPoint or WireForm.Decimal => WireKind.Number,
        WireForm.DateTime => WireKind.DateTime,
        WireForm.Object or WireForm.Map => WireKind.Object,
        WireForm.Sequence => WireKind.Array,
        _ => WireKind.String,
    };
}

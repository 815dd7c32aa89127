using GainsightEvents.Model;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A declared member as a target sees it.</summary>
internal static class DeclaredMember
{
    public static PlanMember Of(EventTarget target, EventMember member) => new()
    {
        Name = NameOf(target, member),
        Type = TypeOf(target, member),

        // Whether an event's id is sent to PX is the setting Gainsight:Px:SendEventId's to decide.
        Required = member.Required && !(target == EventTarget.Px && member.Role == MemberRole.EventId),
        Personal = member.Personal,
        Constraints = DeclaredConstraints.Of(member.Kind, member.Constraints),
    };

    /// <summary>Where it is in the body.</summary>
    public static string NameOf(EventTarget target, EventMember member) =>
        target == EventTarget.Nxt ? member.WireName
        : member.Role == MemberRole.Attribute ? PlanMember.AttributePrefix + member.WireName
        : EnvelopeField.Of(member.Role);

    // PX has a fixed type for each field of the envelope; an id that is a number is a string there.
    private static WireKind TypeOf(EventTarget target, EventMember member) => (target, member.Role) switch
    {
        (EventTarget.Nxt, _) or (_, MemberRole.Attribute) => member.Kind,
        (_, MemberRole.Date) => WireKind.Integer,
        (_, MemberRole.GlobalContext) => WireKind.Object,
        _ => WireKind.String,
    };
}

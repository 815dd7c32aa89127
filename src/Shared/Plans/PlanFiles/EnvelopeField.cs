using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Which field of the PX envelope a member fills.</summary>
internal static class EnvelopeField
{
    /// <summary>The field of a role.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The role fills none: attributes and extension data do not.</exception>
    public static string Of(MemberRole role) => role switch
    {
        MemberRole.IdentifyId => PxFields.IdentifyId,
        MemberRole.AccountId => PxFields.AccountId,
        MemberRole.SessionId => PxFields.SessionId,
        MemberRole.Url => PxFields.Url,
        MemberRole.Referrer => PxFields.Referrer,
        MemberRole.RemoteHost => PxFields.RemoteHost,
        MemberRole.Date => PxFields.Date,
        MemberRole.UserType => PxFields.UserType,
        MemberRole.GlobalContext => PxFields.GlobalContext,
        MemberRole.EventId => PxFields.EventId,
        MemberRole.EventType => PxFields.EventType,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "The role fills no field of the PX envelope."),
    };
}

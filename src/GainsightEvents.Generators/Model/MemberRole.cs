namespace GainsightEvents.Generators.Model;

/// <summary>
/// What a member is marked for, mostly a field of the PX envelope. The values are those of <c>GainsightEvents.Model.MemberRole</c> by name.
/// </summary>
internal enum MemberRole
{
    Attribute = 0,
    IdentifyId,
    AccountId,
    SessionId,
    Url,
    Referrer,
    RemoteHost,
    Date,
    UserType,
    GlobalContext,
    EventId,
    EventType,

    /// <summary><c>[JsonExtensionData]</c>: further attributes, or members of the body, under names of their own.</summary>
    ExtensionData,
}

namespace GainsightEvents;

/// <summary>Which field of the body a member fills.</summary>
public enum MemberRole
{
    /// <summary>An attribute of the event's own.</summary>
    Attribute = 0,

    /// <summary><c>identifyId</c>.</summary>
    IdentifyId,

    /// <summary><c>accountId</c>.</summary>
    AccountId,

    /// <summary><c>sessionId</c>.</summary>
    SessionId,

    /// <summary><c>url</c>.</summary>
    Url,

    /// <summary><c>referrer</c>.</summary>
    Referrer,

    /// <summary><c>remoteHost</c>.</summary>
    RemoteHost,

    /// <summary><c>date</c>.</summary>
    Date,

    /// <summary><c>userType</c>.</summary>
    UserType,

    /// <summary><c>globalContext</c>.</summary>
    GlobalContext,

    /// <summary><c>eventId</c>.</summary>
    EventId,

    /// <summary><c>eventType</c>.</summary>
    EventType,

    /// <summary>Further attributes, or members of an NXT body, each under its key: the member marked <c>[JsonExtensionData]</c>.</summary>
    ExtensionData,
}

namespace GainsightEvents.Wire;

/// <summary>The fields of the PX envelope by their names on the wire.</summary>
internal static class PxFields
{
    public const string IdentifyId = "identifyId";
    public const string PropertyKey = "propertyKey";
    public const string UserType = "userType";
    public const string EventName = "eventName";
    public const string Date = "date";
    public const string SessionId = "sessionId";
    public const string AccountId = "accountId";
    public const string Url = "url";
    public const string Referrer = "referrer";
    public const string RemoteHost = "remoteHost";
    public const string EventId = "eventId";
    public const string EventType = "eventType";
    public const string GlobalContext = "globalContext";
    public const string Attributes = "attributes";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        IdentifyId, PropertyKey, UserType, EventName, Date, SessionId, AccountId, Url, Referrer, RemoteHost, EventId, EventType,
        GlobalContext, Attributes,
    ];
}

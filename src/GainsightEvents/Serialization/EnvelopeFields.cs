using System.ComponentModel;

namespace GainsightEvents.Serialization;

/// <summary>Envelope fields that an event has no member for, so that only the context can fill them.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum EnvelopeFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>accountId</c>.</summary>
    AccountId = 1,

    /// <summary><c>sessionId</c>.</summary>
    SessionId = 2,

    /// <summary><c>url</c>.</summary>
    Url = 4,

    /// <summary><c>referrer</c>.</summary>
    Referrer = 8,

    /// <summary><c>remoteHost</c>.</summary>
    RemoteHost = 16,

    /// <summary><c>eventType</c>.</summary>
    EventType = 32,

    /// <summary><c>globalContext</c>.</summary>
    GlobalContext = 64,
}

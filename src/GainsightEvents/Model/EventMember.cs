using System.ComponentModel;
using GainsightEvents.Rules;

namespace GainsightEvents.Model;

/// <summary>One member of a declared event.</summary>
public sealed class EventMember
{
    /// <summary>Describes a member.</summary>
    /// <param name="name">The C# name.</param>
    /// <param name="wireName">The name on the wire.</param>
    /// <param name="role">Which field of the body it fills.</param>
    /// <param name="kind">The JSON kind it is written as.</param>
    public EventMember(string name, string wireName, MemberRole role, WireKind kind)
    {
        Name = name;
        WireName = wireName;
        Role = role;
        Kind = kind;
    }

    /// <summary>The C# name, such as <c>FeatureName</c>.</summary>
    public string Name { get; }

    /// <summary>The name on the wire, such as <c>featureName</c>. A member of another role than an attribute goes to Gainsight PX under its field's name instead.</summary>
    public string WireName { get; }

    /// <summary>Which field of the body it fills.</summary>
    public MemberRole Role { get; }

    /// <summary>The JSON kind it is written as; see <see cref="WireKind"/> for where the targets differ.</summary>
    public WireKind Kind { get; }

    /// <summary>
    /// Whether it is always on the wire: its type admits no null. A null that gets there all the same is refused by the guard.
    /// </summary>
    public bool Required { get; init; }

    /// <summary>Whether messages must mask its value.</summary>
    public bool Personal { get; init; }

    /// <summary>What its value has to be, as its validation attributes say. A value that is left out is not checked.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<ValueRule> Constraints { get; init; } = [];

    /// <summary>
    /// The C# type of the value that <see cref="Constraints"/> are asked about, without <c>?</c> and inside the type that wraps an id.
    /// <see langword="null"/> where there are none, and for collections and enums.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Type? ValueType { get; init; }
}

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

/// <summary>The JSON kind a member is written as. Where an event goes to NXT, that of its body; PX has a fixed kind for each marked member.</summary>
public enum WireKind
{
    /// <summary>A JSON string.</summary>
    String = 0,

    /// <summary>A JSON number without a fraction.</summary>
    Integer,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A JSON string holding an ISO-8601 time in UTC.</summary>
    DateTime,

    /// <summary>A JSON object; among the attributes of a PX event, a JSON string that holds one.</summary>
    Object,

    /// <summary>A JSON array; among the attributes of a PX event, a JSON string that holds one.</summary>
    Array,
}

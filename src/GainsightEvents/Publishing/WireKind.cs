namespace GainsightEvents;

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

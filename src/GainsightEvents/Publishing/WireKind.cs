namespace GainsightEvents;

/// <summary>The JSON kind a member is written as.</summary>
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

    /// <summary>A JSON object.</summary>
    Object,

    /// <summary>A JSON array.</summary>
    Array,
}

namespace GainsightEvents.Wire;

/// <summary>The soft limits that Gainsight PX documents. What exceeds them is accepted, and may be cut off or left out of reports.</summary>
internal static class PxLimits
{
    /// <summary>Characters in an event's name.</summary>
    public const int EventName = 2_000;

    /// <summary>Attributes of an event.</summary>
    public const int Attributes = 50;

    /// <summary>Characters in an attribute's name.</summary>
    public const int AttributeName = 1_024;

    /// <summary>Characters in an attribute's value.</summary>
    public const int AttributeValue = 1_024;
}

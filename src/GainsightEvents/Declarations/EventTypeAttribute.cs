namespace GainsightEvents;

/// <summary>Marks the event's type, sent as <c>eventType</c> when it has a value.</summary>
/// <remarks>Accepted type: <see cref="string"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EventTypeAttribute : Attribute;

namespace GainsightEvents;

/// <summary>Marks the event's own id, taken instead of the generated one: in the receipt, in the ledger and, with <c>Gainsight:Px:SendEventId</c>, on the wire as <c>eventId</c>.</summary>
/// <remarks>Accepted type: <see cref="Guid"/>. Whether Gainsight PX de-duplicates on eventId is undocumented.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EventIdAttribute : Attribute;

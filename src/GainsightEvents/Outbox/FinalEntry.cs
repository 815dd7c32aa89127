namespace GainsightEvents;

/// <summary>An entry that has reached a final outcome.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="Lane">Where it was to go.</param>
/// <param name="EventName">The event's name.</param>
/// <param name="Body">A copy of the body, UTF-8 JSON.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why, free of secrets; <see langword="null"/> where the outcome says it all.</param>
public sealed record FinalEntry(
    Guid EventId,
    Lane Lane,
    string EventName,
    ReadOnlyMemory<byte> Body,
    DeliveryOutcome Outcome,
    string? Reason);

namespace GainsightEvents;

/// <summary>An entry that could not be delivered.</summary>
/// <param name="Key">The store's own key, ascending in the order of death.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="Lane">Where it was to go.</param>
/// <param name="EventName">The event's name.</param>
/// <param name="Body">The body, UTF-8 JSON.</param>
/// <param name="Reason">Why, free of secrets.</param>
/// <param name="Attempts">Attempts that counted.</param>
/// <param name="AcceptedAt">The time of Publish.</param>
/// <param name="DiedAt">When it became a dead letter.</param>
public sealed record DeadLetter(
    long Key,
    Guid EventId,
    Lane Lane,
    string EventName,
    ReadOnlyMemory<byte> Body,
    string Reason,
    int Attempts,
    DateTimeOffset AcceptedAt,
    DateTimeOffset DiedAt);

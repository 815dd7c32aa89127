namespace GainsightEvents.Outbox;

/// <summary>An entry as it is handed to the outbox: the columns; its body is a range of the span beside it.</summary>
/// <param name="EventId">The event's id; entries of one event share it.</param>
/// <param name="Lane">Where it goes.</param>
/// <param name="Header">What it has in common with the event's other entries.</param>
/// <param name="AcceptedAt">The time of Publish.</param>
/// <param name="ExpiresAt">When it stops being worth delivering.</param>
/// <param name="BodyStart">Where its body starts in the bytes appended with it.</param>
/// <param name="BodyLength">The body's length in bytes.</param>
public readonly record struct NewEntry(
    Guid EventId,
    Lane Lane,
    EntryHeader Header,
    DateTimeOffset AcceptedAt,
    DateTimeOffset ExpiresAt,
    int BodyStart,
    int BodyLength)
{
    /// <summary>Why the entry goes straight to the dead letters; <see langword="null"/> for one that is to be delivered.</summary>
    public string? DeadReason { get; init; }

    /// <summary>The W3C <c>traceparent</c> in force at Publish, so that delivery continues the caller's trace.</summary>
    public string? TraceParent { get; init; }
}

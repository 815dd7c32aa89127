namespace GainsightEvents.Outbox;

/// <summary>An entry that is the claimer's until its lease runs out.</summary>
/// <param name="Key">The store's own key of the entry.</param>
/// <param name="Epoch">Which lease this is; a settlement carries it, so that one that comes too late changes nothing.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="Lane">Where it goes.</param>
/// <param name="Header">Its name, and what else the target wants to know of the event.</param>
/// <param name="Body">The body, UTF-8 JSON. Valid until the entry is settled.</param>
/// <param name="Attempts">Attempts that counted so far, this one excluded.</param>
/// <param name="AcceptedAt">The time of Publish.</param>
public sealed record LeasedEntry(
    long Key,
    long Epoch,
    Guid EventId,
    Lane Lane,
    EntryHeader Header,
    ReadOnlyMemory<byte> Body,
    int Attempts,
    DateTimeOffset AcceptedAt)
{
    /// <summary>The event's name.</summary>
    public string EventName => Header.EventName;

    /// <summary>When the previous attempt that counted ended. <see langword="null"/>: there was none.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>The W3C <c>traceparent</c> in force at Publish.</summary>
    public string? TraceParent { get; init; }
}

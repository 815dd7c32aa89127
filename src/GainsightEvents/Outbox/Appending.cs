namespace GainsightEvents.Outbox;

/// <summary>Whether the outbox took the entries. It takes all entries of one call, or none.</summary>
internal enum AppendStatus
{
    /// <summary>Committed; by <see cref="IOutbox.TryAppend"/> taken for the next commit, in a caller's transaction for its commit.</summary>
    Committed = 0,

    /// <summary>Not taken: the outbox holds as many entries or bytes as it may.</summary>
    Full,

    /// <summary>Not taken: the bodies alone are larger than the outbox may ever hold.</summary>
    TooLarge,

    /// <summary>Not taken: the outbox is not durable and has discarded its queue, because the process stops.</summary>
    Closed,

    /// <summary>Not taken: the store cannot be reached or cannot write. Trying again later may help.</summary>
    Unavailable,
}

/// <summary>What an append brought.</summary>
/// <param name="Status">Whether the entries were taken.</param>
/// <param name="Dropped">Entries that were dropped to make room, already settled as discarded; <see langword="null"/> where none were.</param>
internal readonly record struct AppendResult(AppendStatus Status, IReadOnlyList<DeliveryReport>? Dropped = null);

/// <summary>What an append does when there is no room.</summary>
/// <param name="WaitTimeout">How long to wait for room; zero does not wait.</param>
/// <param name="DropsOldest">
/// Whether the oldest queued entries of the lowest priority, whatever their lane, are dropped to make room, instead of waiting. What is
/// leased, held or due later is not dropped, nor what is kept for another lane; where the others would not make room enough, none is.
/// </param>
internal readonly record struct OverflowPolicy(TimeSpan WaitTimeout, bool DropsOldest = false)
{
    /// <summary>Takes nothing at once.</summary>
    public static OverflowPolicy Reject { get; }

    public static OverflowPolicy DropOldest { get; } = new(TimeSpan.Zero, DropsOldest: true);
}

/// <summary>
/// What the entries of one declared event have in common at one target. A durable store keeps these as columns, and none needs the event's type.
/// </summary>
/// <param name="EventName">The event's name at that target.</param>
/// <param name="Priority">Which entries go first.</param>
/// <param name="IdentityField">The body's field that holds the identifyId; <see langword="null"/> where it has none.</param>
internal sealed record EntryHeader(string EventName, EventPriority Priority, string? IdentityField)
{
    /// <summary>Gainsight NXT's <c>eventVersion</c> header; <see langword="null"/>: the configured one.</summary>
    public string? EventVersion { get; init; }

    /// <summary>Gainsight NXT's <c>topicName</c> header; <see langword="null"/>: the configured one, if any.</summary>
    public string? TopicName { get; init; }

    /// <summary>Gainsight NXT's <c>contractId</c> header; <see langword="null"/>: the configured one, if any.</summary>
    public string? ContractId { get; init; }
}

/// <summary>An entry as it is handed to the outbox: the columns; its body is a range of the span beside it.</summary>
/// <param name="EventId">The event's id; entries of one event share it.</param>
/// <param name="Lane">Where it goes.</param>
/// <param name="Header">What it has in common with the event's other entries.</param>
/// <param name="AcceptedAt">The publisher's time of Publish. The store keeps it and reads nothing from it.</param>
/// <param name="MaxAge">How long it is worth delivering, from now on.</param>
/// <param name="BodyStart">Where its body starts in the bytes appended with it.</param>
/// <param name="BodyLength">The body's length in bytes.</param>
internal readonly record struct NewEntry(
    Guid EventId,
    Lane Lane,
    EntryHeader Header,
    DateTimeOffset AcceptedAt,
    TimeSpan MaxAge,
    int BodyStart,
    int BodyLength)
{
    /// <summary>Why the entry goes straight to the dead letters; <see langword="null"/> for one that is to be delivered.</summary>
    public string? DeadReason { get; init; }

    /// <summary>The W3C <c>traceparent</c> in force at Publish.</summary>
    public string? TraceParent { get; init; }
}

namespace GainsightEvents.Outbox.InMemory;

/// <summary>What the outbox keeps for one lane.</summary>
internal sealed class LaneRows(Lane lane, EntryTable table)
{
    /// <summary>A field, so that its counts are changed in place.</summary>
    public LaneCounts Counts;

    /// <summary>What it holds of the room.</summary>
    public int Events;
    public long Bytes;

    /// <summary>Appends that wait for room and have an entry of the lane.</summary>
    public int Waiting;

    public Lane Lane => lane;

    public ReadyQueue Ready { get; } = new(table);

    /// <summary>Retries, and leases until they are settled or run out.</summary>
    public DueTimes Due { get; } = new(table);

    /// <summary>Entries that were refused together with the lane; the longest untried first.</summary>
    public Queue<int> Held { get; } = new();

    /// <summary>Set when entries may have become claimable since the last claim.</summary>
    public AsyncSignal Claimable { get; } = new();

    public LaneState State { get; } = new();
}

/// <summary>A lane's account while it changes: one count at a time, for to copy all of them would cost more than the rest of a settlement.</summary>
internal struct LaneCounts
{
    public long Accepted;
    public long Delivered;
    public long Expired;
    public long Discarded;
    public long Purged;
    public long DeadLettered;
    public long Queued;

    public readonly LedgerCounts ToLedger() => new()
    {
        Accepted = Accepted,
        Delivered = Delivered,
        Expired = Expired,
        Discarded = Discarded,
        Purged = Purged,
        DeadLettered = DeadLettered,
        Queued = Queued,
    };
}

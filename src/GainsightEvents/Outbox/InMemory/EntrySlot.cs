namespace GainsightEvents.Outbox.InMemory;

/// <summary>One queued entry. Mutable, and kept in an array: a backlog of 100,000 is one object to the garbage collector.</summary>
internal struct EntrySlot
{
    public EntryState State;

    /// <summary>Leases given out for this slot, whichever entry was in it: no two leases share key and epoch.</summary>
    public long Epoch;

    /// <summary>The next of its name's queue, or of the free list; -1 at the end.</summary>
    public int Next;

    public Guid EventId;
    public LaneRows Lane;
    public EntryHeader Header;
    public StoredBody Body;
    public DateTimeOffset AcceptedAt;
    public DateTimeOffset ExpiresAt;

    /// <summary>What it was given at Publish; a replay gives it again.</summary>
    public TimeSpan MaxAge;

    /// <summary>When it is due again, or its lease runs out.</summary>
    public DateTimeOffset DueAt;

    public DateTimeOffset? LastAttemptAt;
    public int Attempts;
    public string? TraceParent;

    /// <summary>Why it was refused.</summary>
    public string? Reason;
}

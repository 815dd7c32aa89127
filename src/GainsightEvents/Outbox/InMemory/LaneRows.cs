namespace GainsightEvents.Outbox.InMemory;

/// <summary>What the outbox keeps for one lane.</summary>
internal sealed class LaneRows(Lane lane, EntryTable table)
{
    public Lane Lane => lane;

    public ReadyQueue Ready { get; } = new(table);

    /// <summary>Entries by due time: retries, and leases until they are settled or run out.</summary>
    public SortedSet<(DateTimeOffset At, int Index)> Due { get; } = [];

    public List<int> Refused { get; } = [];

    /// <summary>Set when entries may have become claimable since the last claim.</summary>
    public AsyncSignal Claimable { get; } = new();

    public QuotaState Quota { get; set; }

    public LedgerCounts Counts { get; set; }
}

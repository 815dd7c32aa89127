namespace GainsightEvents.Outbox;

/// <summary>An outbox at one moment.</summary>
/// <param name="Now">The store's clock.</param>
/// <param name="Lanes">Every lane that has accepted or claimed anything.</param>
internal sealed record OutboxSnapshot(long Now, IReadOnlyList<LaneSnapshot> Lanes)
{
    /// <summary>The counts alone.</summary>
    public Ledger Ledger => new()
    {
        Lanes = [.. from lane in Lanes where lane.Counts.Accepted > 0 select new LaneLedger { Lane = lane.Lane, Counts = lane.Counts }],
    };

    public LedgerCounts Total => Ledger.Total;
}

/// <summary>A lane at that moment.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Counts">Its account.</param>
/// <param name="State">A copy of its state.</param>
/// <param name="OldestFor">
/// How long its oldest queued entry has waited, be it leased, due later or held; <see langword="null"/> where none is queued. A store may
/// leave out one that came back and stands behind others of its name.
/// </param>
internal sealed record LaneSnapshot(Lane Lane, LedgerCounts Counts, LaneState State, TimeSpan? OldestFor)
{
    /// <summary>Bytes of the bodies it holds, dead letters included.</summary>
    public long Bytes { get; init; }

    /// <summary>What it holds of the store's room.</summary>
    public LaneUse Use => new(Lane, Counts.Queued + Counts.DeadLettered, Bytes);
}

namespace GainsightEvents.Outbox;

/// <summary>What became of a leased entry.</summary>
public enum SettlementKind
{
    /// <summary>Gainsight took it. Final.</summary>
    Delivered = 0,

    /// <summary>It goes back to the queue, due at <see cref="Settlement.DueAt"/>.</summary>
    Retry,

    /// <summary>
    /// The answer paused the lane. The entry is held, counted as queued, until it is known whether the lane or the entry is at fault
    /// (<see cref="IOutbox.ResolveRefusedAsync"/>).
    /// </summary>
    Refused,

    /// <summary>It cannot be delivered and is a dead letter. Final until it is replayed.</summary>
    Dead,
}

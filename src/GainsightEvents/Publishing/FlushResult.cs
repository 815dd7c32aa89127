namespace GainsightEvents;

/// <summary>What a flush achieved.</summary>
public readonly record struct FlushResult
{
    /// <summary>Entries delivered during the flush.</summary>
    public long Delivered { get; init; }

    /// <summary>Entries that ended during the flush without being delivered: dead letters, expired, discarded, purged.</summary>
    public long Failed { get; init; }

    /// <summary>Entries still queued when the flush ended. They stay in the outbox.</summary>
    public long Remaining { get; init; }

    /// <summary>
    /// Of those that remain, how many are committed to a durable outbox, which delivers them later, also after a restart. With the outbox in
    /// memory it is 0, and what remains at the end of the process is discarded.
    /// </summary>
    public long Stored { get; init; }

    /// <summary>If something failed or remains: the latest reason why entries were not delivered. It contains no secret.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether nothing is left in the queue.</summary>
    public bool Completed => Remaining == 0;
}

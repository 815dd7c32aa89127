namespace GainsightEvents;

/// <summary>What a flush achieved.</summary>
public readonly record struct FlushResult
{
    /// <summary>Entries delivered during the flush.</summary>
    public long Delivered { get; init; }

    /// <summary>Entries that ended during the flush without being delivered: dead letters, expired, discarded, purged.</summary>
    public long Failed { get; init; }

    /// <summary>Entries still queued when the flush ended. The outbox keeps them.</summary>
    public long Remaining { get; init; }

    /// <summary>Where something failed or remains: why entries were not delivered, last; free of secrets.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether nothing is left in the queue.</summary>
    public bool Completed => Remaining == 0;
}

namespace GainsightEvents;

/// <summary>What a flush achieved.</summary>
/// <param name="Delivered">Entries delivered during the flush.</param>
/// <param name="Failed">Entries that ended during the flush without being delivered: dead letters, expired, discarded, purged.</param>
/// <param name="Remaining">Entries still queued when the flush ended. The outbox keeps them.</param>
public readonly record struct FlushResult(long Delivered, long Failed, long Remaining)
{
    /// <summary>Whether nothing is left in the queue.</summary>
    public bool Completed => Remaining == 0;
}

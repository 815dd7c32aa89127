namespace GainsightEvents;

/// <summary>What became of the accepted entries.</summary>
/// <param name="Accepted">All that were ever accepted.</param>
/// <param name="Delivered">Gainsight took them.</param>
/// <param name="Expired">They grew older than their MaxAge.</param>
/// <param name="Discarded">They were in an outbox that is not durable when the process stopped.</param>
/// <param name="Purged">They were deleted from the dead letters.</param>
/// <param name="Dead">They are dead letters now.</param>
/// <param name="Queued">They wait, are leased, or are held while their lane is paused.</param>
public readonly record struct LedgerCounts(
    long Accepted,
    long Delivered,
    long Expired,
    long Discarded,
    long Purged,
    long Dead,
    long Queued)
{
    /// <summary>Whether every accepted entry is accounted for.</summary>
    public bool Balances => Accepted == Delivered + Expired + Discarded + Purged + Dead + Queued;

    /// <summary>Adds two accounts.</summary>
    public static LedgerCounts operator +(LedgerCounts left, LedgerCounts right) => new(
        left.Accepted + right.Accepted,
        left.Delivered + right.Delivered,
        left.Expired + right.Expired,
        left.Discarded + right.Discarded,
        left.Purged + right.Purged,
        left.Dead + right.Dead,
        left.Queued + right.Queued);

    /// <summary>Adds two accounts.</summary>
    public static LedgerCounts Add(LedgerCounts left, LedgerCounts right) => left + right;
}

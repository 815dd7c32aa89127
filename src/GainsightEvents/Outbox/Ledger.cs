namespace GainsightEvents;

/// <summary>All lanes of an outbox, read in one snapshot.</summary>
public sealed class Ledger
{
    /// <summary>One account per lane that has accepted anything.</summary>
    public required IReadOnlyList<LaneLedger> Lanes { get; init; }

    /// <summary>The sum over all lanes.</summary>
    public LedgerCounts Total
    {
        get
        {
            var total = default(LedgerCounts);
            foreach (var lane in Lanes)
            {
                total += lane.Counts;
            }

            return total;
        }
    }
}

/// <summary>The account of one lane.</summary>
public sealed class LaneLedger
{
    /// <summary>The lane.</summary>
    public required Lane Lane { get; init; }

    /// <summary>What became of its entries.</summary>
    public required LedgerCounts Counts { get; init; }
}

/// <summary>What became of the accepted entries.</summary>
public readonly record struct LedgerCounts
{
    /// <summary>All that were ever accepted.</summary>
    public long Accepted { get; init; }

    /// <summary>Gainsight took them.</summary>
    public long Delivered { get; init; }

    /// <summary>They grew older than their MaxAge.</summary>
    public long Expired { get; init; }

    /// <summary>They were dropped to make room, or were in an outbox that is not durable when the process stopped.</summary>
    public long Discarded { get; init; }

    /// <summary>They were deleted: dead letters, or all entries of a user.</summary>
    public long Purged { get; init; }

    /// <summary>They are dead letters now.</summary>
    public long DeadLettered { get; init; }

    /// <summary>They wait, are being sent, or are held while their lane is paused.</summary>
    public long Queued { get; init; }

    /// <summary>A damaged store has lost them: it acknowledged them and does not have them any more.</summary>
    public long Missing { get; init; }

    /// <summary>Whether every accepted entry is accounted for.</summary>
    public bool Balances => Accepted == Delivered + Expired + Discarded + Purged + DeadLettered + Queued + Missing;

    /// <summary>Adds two accounts.</summary>
    public static LedgerCounts operator +(LedgerCounts left, LedgerCounts right) => new()
    {
        Accepted = left.Accepted + right.Accepted,
        Delivered = left.Delivered + right.Delivered,
        Expired = left.Expired + right.Expired,
        Discarded = left.Discarded + right.Discarded,
        Purged = left.Purged + right.Purged,
        DeadLettered = left.DeadLettered + right.DeadLettered,
        Queued = left.Queued + right.Queued,
        Missing = left.Missing + right.Missing,
    };

    /// <summary>Adds two accounts.</summary>
    public static LedgerCounts Add(LedgerCounts left, LedgerCounts right) => left + right;
}

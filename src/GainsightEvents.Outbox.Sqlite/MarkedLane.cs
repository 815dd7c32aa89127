namespace GainsightEvents.Outbox.Sqlite;

/// <summary>A lane's account as the mark beside the file has it.</summary>
internal sealed record MarkedLane(long Id, Lane Lane, LedgerCounts Counts)
{
    /// <summary>How many numbers an account has.</summary>
    public const int Numbers = 8;

    public static LedgerCounts CountsOf(ReadOnlySpan<long> numbers) => new()
    {
        Accepted = numbers[0],
        Delivered = numbers[1],
        Expired = numbers[2],
        Discarded = numbers[3],
        Purged = numbers[4],
        DeadLettered = numbers[5],
        Queued = numbers[6],
        Missing = numbers[7],
    };
}

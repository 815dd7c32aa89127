namespace GainsightEvents.Outbox.InMemory;

/// <summary>The dead letters by key, which is the order in which they became such.</summary>
internal sealed class DeadLetterRows
{
    private readonly List<DeadLetterRow> _rows = [];
    private long _lastKey;

    public IReadOnlyList<DeadLetterRow> Rows => _rows;

    public long NextKey() => ++_lastKey;

    public void Add(DeadLetterRow row) => _rows.Add(row);

    /// <summary>The place of the first row whose key is greater than this.</summary>
    public int PlaceAfter(long key)
    {
        int low = 0, high = _rows.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = _rows[middle].Key <= key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Takes rows out, in one pass.</summary>
    public List<DeadLetterRow> Take(Predicate<DeadLetterRow> which)
    {
        var taken = new List<DeadLetterRow>();
        _rows.RemoveAll(row =>
        {
            var matches = which(row);
            if (matches)
            {
                taken.Add(row);
            }

            return matches;
        });
        return taken;
    }
}

/// <summary>A dead letter with what it takes to replay it.</summary>
internal sealed class DeadLetterRow
{
    public required long Key { get; init; }

    public required Guid EventId { get; init; }

    public required LaneRows Lane { get; init; }

    public required EntryHeader Header { get; init; }

    public required byte[] Body { get; set; }

    public required string Reason { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required DateTimeOffset DeadLetteredAt { get; init; }

    /// <summary>The same, by the store's clock.</summary>
    public required long StoredAt { get; init; }

    public required TimeSpan MaxAge { get; init; }

    public string? TraceParent { get; init; }

    public DeadLetter Letter => new()
    {
        Key = Key,
        EventId = EventId,
        Lane = Lane.Lane,
        EventName = Header.EventName,
        Body = Body,
        Reason = Reason,
        Attempts = Attempts,
        AcceptedAt = AcceptedAt,
        DeadLetteredAt = DeadLetteredAt,
    };
}

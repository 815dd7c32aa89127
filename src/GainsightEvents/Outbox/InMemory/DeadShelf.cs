namespace GainsightEvents.Outbox.InMemory;

/// <summary>The dead letters by key, which is the order of death.</summary>
internal sealed class DeadShelf
{
    private readonly List<DeadRow> _rows = [];
    private long _lastKey;

    public IReadOnlyList<DeadRow> Rows => _rows;

    public long NextKey() => ++_lastKey;

    public void Add(DeadRow row) => _rows.Add(row);

    /// <summary>The place of the first row whose key is greater than this.</summary>
    public int PlaceAfter(long key)
    {
        int low = 0, high = _rows.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = _rows[middle].Letter.Key <= key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Takes rows out, in one pass.</summary>
    public List<DeadRow> Take(Predicate<DeadRow> which)
    {
        var taken = new List<DeadRow>();
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

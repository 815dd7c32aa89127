namespace GainsightEvents.Outbox.InMemory;

/// <summary>A lane's ready entries: by priority, then fair over event names, within a name by acceptance.</summary>
internal sealed class ReadyQueue(EntryTable table)
{
    private readonly NameRing[] _byPriority = [new(table), new(table), new(table)];

    public int Count { get; private set; }

    public void Enqueue(int index)
    {
        _byPriority[EventPriority.High - table[index].Header.Priority].Enqueue(index);
        Count++;
    }

    /// <summary>The entry to send next. There must be one.</summary>
    public int Peek() => First().Head;

    /// <summary>Removes the entry to send next. There must be one.</summary>
    public void Dequeue()
    {
        First().Dequeue();
        Count--;
    }

    /// <summary>The entry that can best be done without: of the lowest priority, the oldest. There must be one.</summary>
    public int PeekLeastWanted() => LeastWanted().OldestHead;

    /// <summary>Removes that entry.</summary>
    public void DequeueLeastWanted()
    {
        LeastWanted().DequeueOldest();
        Count--;
    }

    /// <summary>When the entry that has waited longest was stored, of those that stand first for their names; the last instant where there is none.</summary>
    public long OldestStoredAt() => _byPriority.Min(ring => ring.IsEmpty ? long.MaxValue : table[ring.OldestHead].StoredAt);

    private NameRing First()
    {
        foreach (var ring in _byPriority)
        {
            if (!ring.IsEmpty)
            {
                return ring;
            }
        }

        throw new InvalidOperationException("The queue is empty.");
    }

    private NameRing LeastWanted() => Array.FindLast(_byPriority, static ring => !ring.IsEmpty)!;
}

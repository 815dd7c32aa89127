namespace GainsightEvents.Outbox.InMemory;

/// <summary>The ready entries of one priority: every event name has its turn, so that a busy one does not hold up the others.</summary>
internal sealed class NameRing(EntryTable table)
{
    private readonly Dictionary<string, NameQueue> _byName = new(StringComparer.Ordinal);

    // Queues of names that have run empty: names come and go, and a queue for each name ever seen would be a leak.
    private readonly Stack<NameQueue> _spare = new();
    private NameQueue? _first;
    private NameQueue? _last;

    public bool IsEmpty => _first is null;

    /// <summary>The entry whose turn it is.</summary>
    public int Head => _first!.Head;

    public void Enqueue(int index)
    {
        ref var slot = ref table[index];
        slot.Next = -1;
        var name = slot.Header.EventName;
        if (_byName.TryGetValue(name, out var queue))
        {
            table[queue.Tail].Next = index;
            queue.Tail = index;
            return;
        }

        queue = _spare.Count > 0 ? _spare.Pop() : new NameQueue();
        queue.Name = name;
        queue.Head = queue.Tail = index;
        _byName.Add(name, queue);
        LineUp(queue);
    }

    /// <summary>Removes <see cref="Head"/>; its name lines up again behind the others.</summary>
    public void Dequeue()
    {
        var queue = _first!;
        _first = queue.Next;
        if (queue.Head != queue.Tail)
        {
            queue.Head = table[queue.Head].Next;
            LineUp(queue);
            return;
        }

        _byName.Remove(queue.Name);
        _spare.Push(queue);
    }

    private void LineUp(NameQueue queue)
    {
        queue.Next = null;
        if (_first is null)
        {
            _first = queue;
        }
        else
        {
            _last!.Next = queue;
        }

        _last = queue;
    }
}

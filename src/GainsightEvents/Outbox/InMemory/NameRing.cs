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

    /// <summary>The entry that was stored first, of the heads of all names.</summary>
    public int OldestHead => Oldest().Head;

    public void Enqueue(int index)
    {
        ref var slot = ref table[index];
        slot.Next = -1;
        var name = slot.Header.EventName;
        var queue = _last;
        if ((queue is not null && ReferenceEquals(queue.Name, name)) || _byName.TryGetValue(name, out queue))
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
        _last = _first is null ? null : _last;
        if (!RemoveHead(queue))
        {
            LineUp(queue);
        }
    }

    /// <summary>Removes <see cref="OldestHead"/>; the turns stay as they are.</summary>
    public void DequeueOldest()
    {
        var oldest = Oldest();
        if (oldest == _first)
        {
            _first = oldest.Next;
            if (!RemoveHead(oldest))
            {
                _first = oldest;
            }

            _last = _first is null ? null : _last;

            return;
        }

        var before = _first!;
        while (before.Next != oldest)
        {
            before = before.Next!;
        }

        var next = oldest.Next;
        if (RemoveHead(oldest))
        {
            before.Next = next;
            _last = _last == oldest ? before : _last;
        }
    }

    /// <summary>Removes a name's first entry.</summary>
    /// <returns>Whether it was the last one.</returns>
    private bool RemoveHead(NameQueue queue)
    {
        if (queue.Head != queue.Tail)
        {
            queue.Head = table[queue.Head].Next;
            return false;
        }

        _byName.Remove(queue.Name);
        _spare.Push(queue);
        return true;
    }

    private NameQueue Oldest()
    {
        var oldest = _first!;
        for (var queue = oldest.Next; queue is not null; queue = queue.Next)
        {
            oldest = table[queue.Head].StoredAt < table[oldest.Head].StoredAt ? queue : oldest;
        }

        return oldest;
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

    /// <summary>The ready entries of one event name, in the order of acceptance; a list threaded through the slots.</summary>
    private sealed class NameQueue
    {
        public string Name { get; set; } = "";

        public int Head { get; set; }

        public int Tail { get; set; }

        /// <summary>The name whose turn is next.</summary>
        public NameQueue? Next { get; set; }
    }
}

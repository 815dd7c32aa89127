namespace GainsightEvents.Outbox.InMemory;

/// <summary>Entries by due time, the earliest first: retries and leases. A binary heap whose entries know their place, for settling takes them out.</summary>
internal sealed class DueHeap(EntryTable table)
{
    private readonly List<int> _heap = [];

    /// <summary>When the earliest is due; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? NextDueAt => _heap.Count > 0 ? table[_heap[0]].DueAt : null;

    public void Add(int index)
    {
        _heap.Add(index);
        RiseFrom(_heap.Count - 1, index);
    }

    public bool TryTakeDue(DateTimeOffset now, out int index)
    {
        index = _heap.Count > 0 ? _heap[0] : -1;
        if (index < 0 || table[index].DueAt > now)
        {
            return false;
        }

        Remove(index);
        return true;
    }

    public void Remove(int index)
    {
        var place = table[index].HeapIndex;
        var last = _heap[_heap.Count - 1];
        _heap.RemoveAt(_heap.Count - 1);
        if (last == index)
        {
            return;
        }

        SinkFrom(place, last);
        RiseFrom(table[last].HeapIndex, last);
    }

    private void RiseFrom(int place, int index)
    {
        while (place > 0 && table[_heap[(place - 1) / 2]].DueAt > table[index].DueAt)
        {
            Put(place, _heap[(place - 1) / 2]);
            place = (place - 1) / 2;
        }

        Put(place, index);
    }

    private void SinkFrom(int place, int index)
    {
        while ((2 * place) + 1 < _heap.Count)
        {
            var child = (2 * place) + 1;
            if (child + 1 < _heap.Count && table[_heap[child + 1]].DueAt < table[_heap[child]].DueAt)
            {
                child++;
            }

            if (table[_heap[child]].DueAt >= table[index].DueAt)
            {
                break;
            }

            Put(place, _heap[child]);
            place = child;
        }

        Put(place, index);
    }

    private void Put(int place, int index)
    {
        _heap[place] = index;
        table[index].HeapIndex = place;
    }
}

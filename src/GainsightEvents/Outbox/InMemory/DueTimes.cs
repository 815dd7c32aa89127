namespace GainsightEvents.Outbox.InMemory;

/// <summary>Entries by due time: a binary heap whose members know their place, so that any can be removed and nothing is allocated.</summary>
internal sealed class DueTimes(EntryTable table)
{
    private int[] _heap = new int[16];

    public int Count { get; private set; }

    /// <summary>The entries, in no order that says anything.</summary>
    public int this[int place] => _heap[place];

    /// <summary>The entry that is due first. There must be one.</summary>
    public int First => _heap[0];

    /// <summary>When it is due.</summary>
    public long FirstAt => table[_heap[0]].DueAt;

    public void Add(int index)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        Up(Count++, index);
    }

    public void Remove(int index)
    {
        var place = table[index].DuePlace;
        table[index].DuePlace = -1;
        var last = _heap[--Count];
        if (last == index)
        {
            return;
        }

        Up(place, last);
        Down(table[last].DuePlace, last);
    }

    private void Up(int place, int index)
    {
        var dueAt = table[index].DueAt;
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (table[_heap[parent]].DueAt <= dueAt)
            {
                break;
            }

            Put(place, _heap[parent]);
            place = parent;
        }

        Put(place, index);
    }

    private void Down(int place, int index)
    {
        var dueAt = table[index].DueAt;
        for (var child = (2 * place) + 1; child < Count; child = (2 * place) + 1)
        {
            if (child + 1 < Count && table[_heap[child + 1]].DueAt < table[_heap[child]].DueAt)
            {
                child++;
            }

            if (table[_heap[child]].DueAt >= dueAt)
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
        table[index].DuePlace = place;
    }
}

namespace GainsightEvents.Outbox.InMemory;

/// <summary>The queued entries in one growing array with a free list. A reference into it is good until the next <see cref="Rent"/>.</summary>
internal sealed class EntryTable
{
    private EntrySlot[] _slots = new EntrySlot[256];
    private int _used;
    private int _free = -1;

    /// <summary>Slots ever used: indexes lie below it.</summary>
    public int Used => _used;

    public ref EntrySlot this[int index] => ref _slots[index];

    public int Rent()
    {
        if (_free >= 0)
        {
            var index = _free;
            _free = _slots[index].Next;
            return index;
        }

        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, _used * 2);
        }

        return _used++;
    }

    /// <summary>Empties a slot, all but its epoch.</summary>
    public void Return(int index)
    {
        _slots[index] = new EntrySlot { Epoch = _slots[index].Epoch, Next = _free };
        _free = index;
    }
}

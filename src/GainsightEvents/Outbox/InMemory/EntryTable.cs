namespace GainsightEvents.Outbox.InMemory;

/// <summary>The entries without a final outcome, in blocks that are never moved, with a free list.</summary>
internal sealed class EntryTable
{
    private const int BlockBits = 12;
    private const int BlockSize = 1 << BlockBits;

    private EntrySlot[][] _blocks = [];
    private int _blockCount;
    private int _used;
    private int _free = -1;

    /// <summary>Slots ever used: indexes lie below it.</summary>
    public int Used => _used;

    public ref EntrySlot this[int index] => ref _blocks[index >> BlockBits][index & (BlockSize - 1)];

    public int Rent()
    {
        if (_free >= 0)
        {
            var index = _free;
            _free = this[index].Next;
            return index;
        }

        if (_used == _blockCount * BlockSize)
        {
            AddBlock();
        }

        return _used++;
    }

    /// <summary>Empties a slot, all but its epoch.</summary>
    public void Return(int index)
    {
        ref var slot = ref this[index];
        slot = new EntrySlot { Epoch = slot.Epoch, Next = _free };
        _free = index;
    }

    private void AddBlock()
    {
        if (_blockCount == _blocks.Length)
        {
            Array.Resize(ref _blocks, Math.Max(4, _blockCount * 2));
        }

        _blocks[_blockCount++] = new EntrySlot[BlockSize];
    }
}

/// <summary>One entry, of 128 bytes. Mutable, and kept in an array: a backlog of 100,000 is a few objects to the garbage collector.</summary>
internal struct EntrySlot
{
    public EntryPlace Place;

    /// <summary>Leases given out for this slot, whichever entry was in it: no two leases share key and epoch, for it comes round only after four billion.</summary>
    public uint Epoch;

    /// <summary>The next of its name's queue, or of the free list; -1 at the end.</summary>
    public int Next;

    /// <summary>Where it stands among the due times; -1 where it does not.</summary>
    public int DuePlace;

    public Guid EventId;
    public LaneRows Lane;
    public EntryHeader Header;
    public StoredBody Body;
    public string? TraceParent;

    /// <summary>The publisher's time of Publish, as ticks of UTC.</summary>
    public long AcceptedAtTicks;

    /// <summary>When it was accepted, by the store's clock.</summary>
    public long StoredAt;

    /// <summary>What it was given at Publish; a replay gives it again.</summary>
    public TimeSpan MaxAge;

    /// <summary>When it is due again, or its lease runs out.</summary>
    public long DueAt;

    public EntryHistory History;

    public readonly DateTimeOffset AcceptedAt => new(AcceptedAtTicks, TimeSpan.Zero);

    public readonly long ExpiresAt => StoredAt + MaxAge.Ticks;
}

/// <summary>Where an entry is on its way.</summary>
internal enum EntryPlace : byte
{
    /// <summary>The slot is unused.</summary>
    Free = 0,

    /// <summary>In its name's queue, to be leased.</summary>
    Ready,

    /// <summary>Among the due times, to be retried.</summary>
    Waiting,

    /// <summary>Among the due times, until settled or until the lease runs out.</summary>
    Leased,

    /// <summary>Refused together with its lane.</summary>
    Held,

    /// <summary>Deleted while it stood in a queue, from where it is taken when its turn comes.</summary>
    Removed,
}

namespace GainsightEvents.Outbox.InMemory;

/// <summary>
/// The outbox of a process that may lose its memory: bounded by count and bytes, dead letters included. What it still holds at the
/// stop is discarded, and counted.
/// </summary>
internal sealed partial class InMemoryOutbox : IOutbox, IDeadLetters
{
    private readonly object _gate = new();
    private readonly int _maxEvents;
    private readonly long _maxBytes;
    private readonly TimeSpan _deadLetterMaxAge;
    private readonly TimeProvider _time;
    private readonly Dictionary<Lane, LaneRows> _lanes = [];
    private readonly EntryTable _table = new();
    private readonly DeadShelf _dead = new();
    private readonly SlabStore _bodies;
    private readonly AsyncSignal _room = new();
    private int _events;
    private long _bytes;
    private bool _closed;

    /// <summary>Creates an empty outbox.</summary>
    /// <param name="maxEvents">Entries that may be kept; at least 1.</param>
    /// <param name="maxBytes">Bytes of bodies that may be kept.</param>
    /// <param name="deadLetterMaxAge">How long a dead letter is kept before it is purged.</param>
    /// <param name="time">The clock by which dead letters age.</param>
    public InMemoryOutbox(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time)
    {
        _maxEvents = maxEvents;
        _maxBytes = maxBytes;
        _deadLetterMaxAge = deadLetterMaxAge;
        _time = time;
        _bodies = new SlabStore(maxBytes);
    }

    public bool IsDurable => false;

    /// <summary>Memory that bodies in slabs take.</summary>
    internal long SlabBytes => (long)_bodies.SlabCount * SlabStore.SlabSize;

    public ValueTask<AppendStatus> AppendAsync(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long bytes = 0;
        foreach (ref readonly var entry in entries)
        {
            bytes += bodies.Slice(entry.BodyStart, entry.BodyLength).Length;
        }

        lock (_gate)
        {
            if (_closed)
            {
                return new(AppendStatus.Closed);
            }

            PurgeAged();
            if (_events + entries.Length > _maxEvents || _bytes + bytes > _maxBytes)
            {
                _room.Reset();
                return new(AppendStatus.Full);
            }

            _events += entries.Length;
            _bytes += bytes;
            foreach (ref readonly var entry in entries)
            {
                Add(entry, bodies.Slice(entry.BodyStart, entry.BodyLength));
            }
        }

        return new(AppendStatus.Committed);
    }

    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => new(_room.WaitAsync(cancellationToken));

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(RowsOf(lane).Claimable.WaitAsync(cancellationToken));
        }
    }

    public ValueTask<Ledger> ReadLedgerAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            PurgeAged();
            var accounts = from rows in _lanes.Values where rows.Counts.Accepted > 0 select new LaneLedger(rows.Lane, rows.Counts);
            return new(new Ledger([.. accounts]));
        }
    }

    private void Add(in NewEntry entry, ReadOnlySpan<byte> body)
    {
        var rows = RowsOf(entry.Lane);
        rows.Counts = rows.Counts with { Accepted = rows.Counts.Accepted + 1, Queued = rows.Counts.Queued + 1 };
        var index = _table.Rent();
        ref var slot = ref _table[index];
        slot.EventId = entry.EventId;
        slot.Lane = rows;
        slot.Header = entry.Header;
        slot.AcceptedAt = entry.AcceptedAt;
        slot.ExpiresAt = entry.ExpiresAt;
        slot.MaxAge = entry.ExpiresAt - entry.AcceptedAt;
        slot.TraceParent = entry.TraceParent;
        slot.Body = _bodies.Store(body);
        if (entry.DeadReason is { } reason)
        {
            Bury(index, reason, _time.GetUtcNow());
        }
        else
        {
            MakeReady(index);
            rows.Claimable.Set();
        }
    }

    private LaneRows RowsOf(Lane lane)
    {
        if (!_lanes.TryGetValue(lane, out var rows))
        {
            _lanes.Add(lane, rows = new LaneRows(lane, _table));
        }

        return rows;
    }

    private void MakeReady(int index)
    {
        ref var slot = ref _table[index];
        slot.State = EntryState.Ready;
        slot.Lane.Ready.Enqueue(index);
    }
}

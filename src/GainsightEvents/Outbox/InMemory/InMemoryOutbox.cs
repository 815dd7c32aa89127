namespace GainsightEvents.Outbox.InMemory;

/// <summary>
/// The outbox of a process that may lose its memory: bounded by count and bytes, dead letters included. What it still holds at the
/// stop is discarded, and counted. Its clock is monotonic, so that a changed system time moves nothing.
/// </summary>
internal sealed partial class InMemoryOutbox : IOutbox, IDisposable
{
#if NET9_0_OR_GREATER
    private readonly Lock _gate = new();
#else
    private readonly object _gate = new();
#endif
    private readonly OutboxRoom _room;
    private readonly TimeSpan _deadLetterMaxAge;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly double _ticksPerTimestamp;
    private readonly Dictionary<Lane, LaneRows> _lanes = [];
    private readonly List<LaneRows> _rows = [];
    private readonly EntryTable _table = new();
    private readonly DeadLetterRows _dead = new();
    private readonly SlabStore _bodies;
    private readonly LinkedList<AppendWaiter> _waiting = new();
    private readonly AsyncSignal _progress = new();
    private readonly List<DeliveryReport> _aged = [];
    private readonly AsyncSignal _anyAged = new();
    private readonly List<LaneUse> _uses = [];
    private int _events;
    private long _bytes;
    private bool _closed;

    /// <summary>Creates an empty outbox.</summary>
    /// <param name="maxEvents">Entries that may be kept; at least 1.</param>
    /// <param name="maxBytes">Bytes of bodies that may be kept.</param>
    /// <param name="deadLetterMaxAge">How long a dead letter is kept before it is purged.</param>
    /// <param name="time">The clock.</param>
    public InMemoryOutbox(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time)
    {
        (_room, _deadLetterMaxAge, _time) = (new OutboxRoom(maxEvents, maxBytes), deadLetterMaxAge, time);
        _start = time.GetTimestamp();
        _ticksPerTimestamp = (double)TimeSpan.TicksPerSecond / time.TimestampFrequency;
        _bodies = new SlabStore(maxBytes);
    }

    public bool IsDurable => false;

    /// <summary>Memory that bodies in slabs take.</summary>
    internal long SlabBytes => (long)_bodies.SlabCount * SlabStore.SlabSize;

    // Begins a day late, for an instant of 0 is none.
    private long Now => (long)((_time.GetTimestamp() - _start) * _ticksPerTimestamp) + TimeSpan.TicksPerDay;

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => default;

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        lock (_gate)
        {
            return IsAwaited(entries) ? AppendStatus.Full : Append(entries, bodies);
        }
    }

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(Task.FromCanceled<AppendResult>(cancellationToken));
        }

        lock (_gate)
        {
            var waits = overflow.WaitTimeout > TimeSpan.Zero;

            // Those that wait already go first.
            var status = waits && IsAwaited(entries) ? AppendStatus.Full : Append(entries, bodies);
            if (status != AppendStatus.Full || (!waits && !overflow.DropsOldest))
            {
                return new(new AppendResult(status));
            }

            if (overflow.DropsOldest)
            {
                var dropped = DropFor(entries);
                return new(new AppendResult(dropped is null ? status : Append(entries, bodies), dropped));
            }

            var waiter = new AppendWaiter(entries.ToArray(), bodies.ToArray());
            _waiting.AddLast(waiter.Place);
            CountWaiting(waiter, 1);
            return WaitAsync(waiter, overflow.WaitTimeout, cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var any = _anyAged.Task;
            lock (_gate)
            {
                if (_aged.Count > 0)
                {
                    DeliveryReport[] aged = [.. _aged];
                    _aged.Clear();
                    return aged;
                }
            }

            await any.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(RowsOf(lane).Claimable.WaitAsync(cancellationToken));
        }
    }

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => new(_progress.WaitAsync(cancellationToken));

    public ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = Now;
            PurgeAged(now);
            Serve();
            return new(new OutboxSnapshot(now, [.. _lanes.Values.Select(rows => SnapshotOf(rows, now))]));
        }
    }

    public ValueTask DisposeAsync() => default;

    // A container that is disposed of synchronously asks for it.
    public void Dispose()
    {
    }

    private LaneSnapshot SnapshotOf(LaneRows rows, long now)
    {
        var oldest = rows.Ready.OldestStoredAt();
        foreach (var index in rows.Held)
        {
            oldest = Math.Min(oldest, _table[index].Place == EntryPlace.Held ? _table[index].StoredAt : oldest);
        }

        for (var i = 0; i < rows.Due.Count; i++)
        {
            oldest = Math.Min(oldest, _table[rows.Due[i]].StoredAt);
        }

        return new LaneSnapshot(
            rows.Lane, rows.Counts.ToLedger(), LaneState.FromBytes(rows.State.ToBytes()), oldest == long.MaxValue ? null : TimeSpan.FromTicks(now - oldest))
        {
            Bytes = rows.Bytes,
        };
    }

    private AppendStatus Append(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        if (_closed)
        {
            return AppendStatus.Closed;
        }

        var now = Now;
        PurgeAged(now);
        if (!HasRoom(entries))
        {
            return CanEverHold(entries) ? AppendStatus.Full : AppendStatus.TooLarge;
        }

        foreach (ref readonly var entry in entries)
        {
            Add(entry, bodies.Slice(entry.BodyStart, entry.BodyLength), now);
        }

        return AppendStatus.Committed;
    }

    private void Add(in NewEntry entry, ReadOnlySpan<byte> body, long now)
    {
        var rows = RowsOf(entry.Lane);
        TakeRoom(rows, 1, entry.BodyLength);
        var isDead = entry.DeadReason is not null;
        rows.Counts.Accepted++;
        rows.Counts.Queued++;
        var index = _table.Rent();
        ref var slot = ref _table[index];
        slot.EventId = entry.EventId;
        slot.Lane = rows;
        slot.Header = entry.Header;
        slot.AcceptedAtTicks = entry.AcceptedAt.UtcTicks;
        slot.StoredAt = now;
        slot.MaxAge = entry.MaxAge;
        slot.TraceParent = entry.TraceParent;
        slot.DuePlace = -1;
        slot.Body = _bodies.Store(body);
        if (isDead)
        {
            MakeDeadLetter(index, entry.DeadReason!, now);
            return;
        }

        MakeReady(index);
        rows.Claimable.Set();
    }

    private LaneRows RowsOf(Lane lane)
    {
        // There are few, and they are nearly always asked for by the very same object: to hash a lane's name costs more.
        foreach (var known in _rows)
        {
            if (ReferenceEquals(known.Lane, lane))
            {
                return known;
            }
        }

        if (!_lanes.TryGetValue(lane, out var rows))
        {
            _lanes.Add(lane, rows = new LaneRows(lane, _table));
            _rows.Add(rows);
        }

        return rows;
    }

    private void MakeReady(int index)
    {
        ref var slot = ref _table[index];
        slot.Place = EntryPlace.Ready;
        slot.Lane.Ready.Enqueue(index);
    }
}

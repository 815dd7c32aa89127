using System.Diagnostics.CodeAnalysis;

namespace GainsightEvents.Outbox.InMemory;

// Who waits for room is served in order, as many as there is room for.
internal sealed partial class InMemoryOutbox
{
    private async ValueTask<AppendResult> WaitAsync(AppendWaiter waiter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.Task.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (GiveUp(waiter))
        {
            return new AppendResult(AppendStatus.Full);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && GiveUp(waiter))
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Served in the very moment: what is committed is told.
            return await waiter.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Takes a waiter out of the line.</summary>
    /// <returns>Whether it still stood there; else it has been served.</returns>
    private bool GiveUp(AppendWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place.List is null)
            {
                return false;
            }

            _waiting.Remove(waiter.Place);
            CountWaiting(waiter, -1);

            // It may have been too large for the room that others have waited for.
            Serve();
            return true;
        }
    }

    private void CountWaiting(AppendWaiter waiter, int change)
    {
        foreach (var entry in waiter.Entries)
        {
            RowsOf(entry.Lane).Waiting += change;
        }
    }

    /// <summary>Whether others wait already for the room that entries would take. They go first.</summary>
    private bool IsAwaited(ReadOnlySpan<NewEntry> entries)
    {
        if (_waiting.Count == 0 || _closed)
        {
            return false;
        }

        foreach (ref readonly var entry in entries)
        {
            if (RowsOf(entry.Lane).Waiting > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets in those that wait, each lane's in order, as far as there is room. A lane without room holds up no other.</summary>
    private void Serve()
    {
        // A method of its own, for what a lambda captures is allocated where the method begins.
        if (_waiting.Count > 0)
        {
            ServeWaiting();
        }
    }

    private void ServeWaiting()
    {
        List<Lane>? full = null;
        for (var place = _waiting.First; place is not null && IsAnyOther(full);)
        {
            var waiter = place.Value;
            place = place.Next;
            if (full is not null && waiter.Entries.Any(entry => full.Contains(entry.Lane)))
            {
                continue;
            }

            var status = Append(waiter.Entries, waiter.Bodies);
            if (status == AppendStatus.Full)
            {
                (full ??= []).AddRange(waiter.Entries.Select(static entry => entry.Lane));
                continue;
            }

            _waiting.Remove(waiter.Place);
            CountWaiting(waiter, -1);
            waiter.SetResult(new AppendResult(status));
        }
    }

    /// <summary>Whether anybody waits for another lane than these.</summary>
    private bool IsAnyOther(List<Lane>? full)
    {
        if (full is null)
        {
            return true;
        }

        foreach (var rows in _lanes.Values)
        {
            if (rows.Waiting > 0 && !full.Contains(rows.Lane))
            {
                return true;
            }
        }

        return false;
    }

    private void TakeRoom(LaneRows rows, int events, long bytes)
    {
        _events += events;
        _bytes += bytes;
        rows.Events += events;
        rows.Bytes += bytes;
    }

    private bool HasRoom(ReadOnlySpan<NewEntry> entries)
    {
        long bytes = 0;
        foreach (ref readonly var entry in entries)
        {
            bytes += entry.BodyLength;
        }

        return _room.FitsAnyway(_events + entries.Length, _bytes + bytes) || _room.Fits(UsesWith(entries));
    }

    /// <summary>Whether the entries would fit if no lane held anything.</summary>
    private bool CanEverHold(ReadOnlySpan<NewEntry> entries)
    {
        var uses = UsesWith(default).ConvertAll(static use => new LaneUse(use.Lane, 0, 0));
        LaneUse.Add(uses, entries);
        return _room.Fits(uses);
    }

    /// <summary>What the lanes would hold with these entries. The list is made anew with each call.</summary>
    private List<LaneUse> UsesWith(ReadOnlySpan<NewEntry> entries)
    {
        _uses.Clear();
        foreach (var rows in _lanes.Values)
        {
            _uses.Add(new LaneUse(rows.Lane, rows.Events, rows.Bytes));
        }

        LaneUse.Add(_uses, entries);
        return _uses;
    }

    /// <summary>Drops queued entries that can best be done without, until there is room; none where there would not be enough.</summary>
    private List<DeliveryReport>? DropFor(ReadOnlySpan<NewEntry> entries)
    {
        if (!CanMakeRoom(entries))
        {
            return null;
        }

        var dropped = new List<DeliveryReport>();
        for (var uses = UsesWith(entries); !_room.Fits(uses); uses = UsesWith(entries))
        {
            var ready = LeastWanted(uses);
            var index = ready.PeekLeastWanted();
            ready.DequeueLeastWanted();
            if (!ForgetIfRemoved(index))
            {
                dropped.Add(End(index, DeliveryOutcome.Discarded));
            }
        }

        _progress.Pulse();
        return dropped;
    }

    /// <summary>Looks at so many entries only until they make room enough.</summary>
    private bool CanMakeRoom(ReadOnlySpan<NewEntry> entries)
    {
        var uses = UsesWith(entries);
        for (var index = 0; index < _table.Used && !_room.Fits(uses); index++)
        {
            ref var slot = ref _table[index];
            if (slot.Place == EntryPlace.Ready)
            {
                LaneUse.Change(uses, slot.Lane.Lane, -1, -slot.Body.Length);
            }
        }

        return _room.Fits(uses);
    }

    /// <summary>The queue whose least wanted entry is of the lowest priority, and of those the oldest, where its end makes room. One must.</summary>
    private ReadyQueue LeastWanted(List<LaneUse> uses)
    {
        ReadyQueue? least = null;
        foreach (var rows in _lanes.Values)
        {
            var makesRoom = rows.Ready.Count > 0 && _room.IsFreedBy(uses.Find(use => use.Lane == rows.Lane), uses);
            least = makesRoom && (least is null || IsLessWanted(rows.Ready.PeekLeastWanted(), least.PeekLeastWanted())) ? rows.Ready : least;
        }

        return least!;
    }

    private bool IsLessWanted(int index, int other)
    {
        ref var slot = ref _table[index];
        ref var than = ref _table[other];
        return slot.Header.Priority < than.Header.Priority || (slot.Header.Priority == than.Header.Priority && slot.StoredAt < than.StoredAt);
    }

    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A task needs no disposal.")]
    private sealed class AppendWaiter : TaskCompletionSource<AppendResult>
    {
        public AppendWaiter(NewEntry[] entries, byte[] bodies)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            (Entries, Bodies) = (entries, bodies);
            Place = new LinkedListNode<AppendWaiter>(this);
        }

        public NewEntry[] Entries { get; }

        public byte[] Bodies { get; }

        public LinkedListNode<AppendWaiter> Place { get; }
    }
}

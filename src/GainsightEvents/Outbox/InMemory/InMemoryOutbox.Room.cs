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

            // It may have been too large for the room that others have waited for.
            Serve();
            return true;
        }
    }

    /// <summary>Lets in those that wait, in order, as far as there is room.</summary>
    private void Serve()
    {
        while (_waiting.First is { } first)
        {
            var status = Append(first.Value.Entries, first.Value.Bodies);
            if (status == AppendStatus.Full)
            {
                return;
            }

            _waiting.RemoveFirst();
            first.Value.SetResult(new AppendResult(status));
        }
    }

    /// <summary>Drops queued entries that can best be done without, until there is room; none where there would not be enough.</summary>
    private List<DeliveryReport>? DropFor(int entries, int bytes)
    {
        if (!CanMakeRoom(entries, bytes))
        {
            return null;
        }

        var dropped = new List<DeliveryReport>();
        while (_events + entries > _maxEvents || _bytes + bytes > _maxBytes)
        {
            var ready = LeastWanted();
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
    private bool CanMakeRoom(int entries, int bytes)
    {
        var moreEntries = _events + entries - _maxEvents;
        var moreBytes = _bytes + bytes - _maxBytes;
        for (var index = 0; index < _table.Used && (moreEntries > 0 || moreBytes > 0); index++)
        {
            ref var slot = ref _table[index];
            if (slot.Place == EntryPlace.Ready)
            {
                moreEntries--;
                moreBytes -= slot.Body.Length;
            }
        }

        return moreEntries <= 0 && moreBytes <= 0;
    }

    /// <summary>The queue whose least wanted entry is of the lowest priority, and of those the oldest. One must have entries.</summary>
    private ReadyQueue LeastWanted()
    {
        ReadyQueue? least = null;
        foreach (var rows in _lanes.Values)
        {
            least = rows.Ready.Count > 0 && (least is null || IsLessWanted(rows.Ready.PeekLeastWanted(), least.PeekLeastWanted())) ? rows.Ready : least;
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

namespace GainsightEvents.Outbox;

/// <summary>
/// The room of a durable store, as one of its processes sees it: what was taken without waiting and is still to be committed, and who waits for
/// room, each lane's in the order in which they came. The store says what its lanes hold, and asks in its transactions what fits.
/// </summary>
/// <param name="room">How the lanes share the room.</param>
/// <param name="lookInterval">How soon room is seen that another process has made.</param>
/// <param name="time">The clock that waits run on.</param>
/// <param name="refresh">Runs a transaction of the store that serves those that wait. Throws nothing.</param>
internal sealed class RoomLine(OutboxRoom room, TimeSpan lookInterval, TimeProvider time, Func<Task> refresh)
{
    private readonly object _gate = new();
    private readonly LinkedList<RoomWaiter> _waiting = new();
    private readonly List<RoomWaiter> _served = [];
    private readonly List<AppendBatch> _taken = [];
    private readonly Queue<DeliveryReport> _ended = new();
    private readonly AsyncSignal _anyEnded = new();
    private List<LaneUse> _uses = [];

    /// <summary>Whether anybody waits.</summary>
    public bool HasWaiters
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0;
            }
        }
    }

    /// <summary>After a commit that may have made room: has the store look, where anybody waits for it.</summary>
    public void Changed()
    {
        if (HasWaiters)
        {
            _ = refresh();
        }
    }

    /// <summary>Takes entries without waiting, by what was known last. The store commits them, or loses them.</summary>
    public AppendStatus TryTake(AppendBatch batch)
    {
        lock (_gate)
        {
            if (!CanEverHold(_uses, batch))
            {
                return AppendStatus.TooLarge;
            }

            List<LaneUse> uses = [.. _uses];
            LaneUse.Add(uses, batch.Entries);
            if (room.Fits(uses) && !IsAwaited(batch))
            {
                _uses = uses;
                _taken.Add(batch);
                return AppendStatus.Committed;
            }
        }

        // Another process may have made some room since the last transaction of this one.
        _ = refresh();
        return AppendStatus.Full;
    }

    /// <summary>In a transaction: whether entries fit.</summary>
    /// <param name="uses">What the lanes hold; what is admitted is added.</param>
    /// <param name="batch">The entries.</param>
    /// <param name="waiter">Who waits for room where there is none; <see langword="null"/>: nobody. Those that wait already go first.</param>
    public AppendStatus Admit(List<LaneUse> uses, AppendBatch batch, RoomWaiter? waiter = null)
    {
        lock (_gate)
        {
            var status = waiter is not null && IsAwaited(batch) ? AppendStatus.Full : Fit(uses, batch);
            if (status == AppendStatus.Full && waiter is { Place.List: null })
            {
                _waiting.AddLast(waiter.Place);
            }

            return status;
        }
    }

    /// <summary>At the end of a transaction: admits those that wait, as far as there is room. It is told them once it has committed.</summary>
    /// <param name="uses">What the lanes hold; what is admitted is added.</param>
    /// <returns>What to write besides.</returns>
    public List<AppendBatch> Serve(List<LaneUse> uses)
    {
        var admitted = new List<AppendBatch>();
        lock (_gate)
        {
            var full = new List<AppendBatch>();
            foreach (var waiter in _waiting.Where(waiter => !full.Exists(waiter.Batch.SharesALaneWith)))
            {
                waiter.Status = Fit(uses, waiter.Batch);
                if (waiter.Status == AppendStatus.Full)
                {
                    full.Add(waiter.Batch);
                    continue;
                }

                _served.Add(waiter);
                if (waiter.Status == AppendStatus.Committed)
                {
                    admitted.Add(waiter.Batch);
                }
            }
        }

        return admitted;
    }

    /// <summary>Notes what a committed transaction has left, and answers those whom it served.</summary>
    /// <param name="uses">What the lanes hold now.</param>
    public void Committed(IEnumerable<LaneUse> uses)
    {
        lock (_gate)
        {
            _taken.RemoveAll(static batch => batch.IsWritten);
            List<LaneUse> known = [.. uses];
            _taken.ForEach(batch => LaneUse.Add(known, batch.Entries));
            _uses = known;
            foreach (var waiter in _served)
            {
                _waiting.Remove(waiter.Place);
                waiter.SetResult(new AppendResult(waiter.Status));
            }

            _served.Clear();
        }
    }

    /// <summary>What was served in a transaction that failed waits on, but for those that did not want to any more.</summary>
    public void Failed()
    {
        lock (_gate)
        {
            foreach (var waiter in _served.Where(static waiter => waiter.HasGivenUp))
            {
                _waiting.Remove(waiter.Place);
                waiter.SetResult(new AppendResult(AppendStatus.Full));
            }

            _served.Clear();
            _taken.ForEach(static batch => batch.IsWritten = false);
        }
    }

    /// <summary>Lets a lane have its part of the room from now on.</summary>
    /// <returns>Whether it had none.</returns>
    public bool Know(Lane lane)
    {
        lock (_gate)
        {
            var known = _uses.Count;
            LaneUse.Change(_uses, lane, 0, 0);
            return _uses.Count > known;
        }
    }

    /// <summary>What was taken without waiting cannot be committed: it was never accepted, and is handed back.</summary>
    public void Lose(AppendBatch batch, string reason)
    {
        lock (_gate)
        {
            _taken.Remove(batch);
            foreach (var entry in batch.Entries)
            {
                LaneUse.Change(_uses, entry.Lane, -1, -entry.BodyLength);
                _ended.Enqueue(new DeliveryReport
                {
                    EventId = entry.EventId,
                    Lane = entry.Lane,
                    EventName = entry.Header.EventName,
                    Body = batch.Bodies.AsMemory(entry.BodyStart, entry.BodyLength),
                    Outcome = DeliveryOutcome.Discarded,
                    Reason = reason,
                });
            }
        }

        _anyEnded.Pulse();
    }

    /// <summary>Hands over what ended while nobody asked.</summary>
    public void Tell(IReadOnlyCollection<DeliveryReport> ended)
    {
        if (ended.Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var report in ended)
            {
                _ended.Enqueue(report);
            }
        }

        _anyEnded.Pulse();
    }

    /// <summary>Waits for what was handed over, and takes it.</summary>
    public async ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var any = _anyEnded.Task;
            lock (_gate)
            {
                if (_ended.Count > 0)
                {
                    DeliveryReport[] ended = [.. _ended];
                    _ended.Clear();
                    return ended;
                }
            }

            await any.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until there was room.</summary>
    /// <param name="waiter">Who waits.</param>
    /// <param name="start">When the wait began: a timestamp of the clock.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<AppendResult> WaitAsync(RoomWaiter waiter, long start, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var look = lookInterval;
        for (var elapsed = time.GetElapsedTime(start); elapsed < timeout; elapsed = time.GetElapsedTime(start))
        {
            if (elapsed >= look)
            {
                // Another process may have made room.
                look = elapsed + lookInterval;
                await refresh().ConfigureAwait(false);
            }

            using var interval = time.CreateCancellationTokenSource((look < timeout ? look : timeout) - elapsed);
            if (time.GetElapsedTime(start) >= (look < timeout ? look : timeout))
            {
                // The clock has moved on before the interval was set: it would end too late, or never.
                continue;
            }

            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, cancellationToken);
                return await waiter.Task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Looks again, or gives up.
            }
            catch (OperationCanceledException) when (GiveUp(waiter))
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Served in the very moment: what is committed is told.
                return await waiter.Task.ConfigureAwait(false);
            }
        }

        return GiveUp(waiter) ? new AppendResult(AppendStatus.Full) : await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Takes a waiter out of the line.</summary>
    /// <returns>Whether it still stood there; else it is being served.</returns>
    public bool GiveUp(RoomWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place.List is null || _served.Contains(waiter))
            {
                waiter.HasGivenUp = true;
                return false;
            }

            _waiting.Remove(waiter.Place);
        }

        // It may have stood before others.
        _ = refresh();
        return true;
    }

    private AppendStatus Fit(List<LaneUse> uses, AppendBatch batch)
    {
        List<LaneUse> before = [.. uses];
        LaneUse.Add(uses, batch.Entries);
        if (room.Fits(uses))
        {
            return AppendStatus.Committed;
        }

        uses.Clear();
        uses.AddRange(before);
        return CanEverHold(uses, batch) ? AppendStatus.Full : AppendStatus.TooLarge;
    }

    private bool CanEverHold(List<LaneUse> uses, AppendBatch batch)
    {
        var alone = uses.ConvertAll(static use => new LaneUse(use.Lane, 0, 0));
        LaneUse.Add(alone, batch.Entries);
        return room.Fits(alone);
    }

    private bool IsAwaited(AppendBatch batch) => _waiting.Count > 0 && _waiting.Any(waiter => waiter.Batch.SharesALaneWith(batch));
}

/// <summary>What one call appends, all or none.</summary>
/// <param name="entries">The entries of one event.</param>
/// <param name="bodies">Their bodies, end to end.</param>
internal sealed class AppendBatch(NewEntry[] entries, byte[] bodies)
{
    public NewEntry[] Entries => entries;

    public byte[] Bodies => bodies;

    /// <summary>Whether it is in the transaction under way, of what was taken without waiting.</summary>
    public bool IsWritten { get; set; }

    public bool SharesALaneWith(AppendBatch other) => entries.Any(entry => other.Entries.Any(each => each.Lane == entry.Lane));
}

/// <summary>Who waits for room.</summary>
internal sealed class RoomWaiter : TaskCompletionSource<AppendResult>
{
    public RoomWaiter(AppendBatch batch)
        : base(TaskCreationOptions.RunContinuationsAsynchronously) => (Batch, Place) = (batch, new LinkedListNode<RoomWaiter>(this));

    public AppendBatch Batch { get; }

    public LinkedListNode<RoomWaiter> Place { get; }

    public AppendStatus Status { get; set; }

    public bool HasGivenUp { get; set; }
}

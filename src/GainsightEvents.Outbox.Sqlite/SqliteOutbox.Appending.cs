using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    private readonly object _roomGate = new();
    private readonly LinkedList<Waiter> _waiting = new();
    private readonly List<Waiter> _served = [];
    private readonly List<Batch> _taken = [];
    private readonly Queue<DeliveryReport> _lost = new();
    private readonly AsyncSignal _anyLost = new();
    private List<LaneUse> _uses = [];

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        var batch = new Batch(entries.ToArray(), bodies.ToArray());
        lock (_roomGate)
        {
            if (!CanEverHold(_uses, batch.Entries))
            {
                return AppendStatus.TooLarge;
            }

            var uses = With(_uses, batch.Entries);
            if (!_room.Fits(uses) || IsAwaited(batch))
            {
                // Another process may have made some room since the last commit of this one.
                _ = RefreshAsync();
                return AppendStatus.Full;
            }

            _uses = uses;
            _taken.Add(batch);
        }

        _ = CommitTakenAsync(batch);
        return AppendStatus.Committed;
    }

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new(Task.FromCanceled<AppendResult>(cancellationToken))
            : AppendAsync(new Batch(entries.ToArray(), bodies.ToArray()), overflow, cancellationToken);

    public ValueTask<AppendStatus> AppendAsync(
        DbTransaction transaction, ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken)
    {
        var callers = transaction as SqliteTransaction
            ?? throw new ArgumentException($"The outbox is on SQLite, and the transaction is a {transaction.GetType()}; pass one of a SqliteConnection to the outbox's own file.", nameof(transaction));

        // Its commands are the caller's connection's, and end with it.
        var session = new SqliteSession(callers.Connection ?? throw new InvalidOperationException("The transaction has ended."), callers);
        var unit = new UnitOfWork(session, _clock());
        var status = Append(unit, new Batch(entries.ToArray(), bodies.ToArray()));
        unit.Lanes.Save();
        return new(status);
    }

    public async ValueTask<IReadOnlyList<DeliveryReport>> ReadLostAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var any = _anyLost.Task;
            lock (_roomGate)
            {
                if (_lost.Count > 0)
                {
                    DeliveryReport[] lost = [.. _lost];
                    _lost.Clear();
                    return lost;
                }
            }

            await any.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<AppendResult> AppendAsync(Batch batch, OverflowPolicy overflow, CancellationToken cancellationToken)
    {
        var waiter = overflow.WaitTimeout > TimeSpan.Zero ? new Waiter(batch) : null;
        var start = _time.GetTimestamp();
        AppendResult result;
        try
        {
            result = await Writer.RunAsync(unit => Append(unit, batch, overflow, waiter)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            if (waiter is not null)
            {
                GiveUp(waiter);
            }

            return new AppendResult(AppendStatus.Unavailable);
        }

        return result.Status == AppendStatus.Full && waiter is not null
            ? await WaitForRoomAsync(waiter, start, overflow.WaitTimeout, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private AppendResult Append(UnitOfWork unit, Batch batch, OverflowPolicy overflow, Waiter? waiter)
    {
        lock (_roomGate)
        {
            // Those that wait already go first.
            var status = waiter is not null && IsAwaited(batch) ? AppendStatus.Full : Append(unit, batch);
            if (status == AppendStatus.Full && waiter is not null)
            {
                _waiting.AddLast(waiter.Place);
            }

            var dropped = status == AppendStatus.Full && overflow.DropsOldest ? DropFor(unit, batch) : null;
            return new AppendResult(dropped is null ? status : Append(unit, batch), dropped);
        }
    }

    private AppendStatus Append(UnitOfWork unit, Batch batch)
    {
        var uses = unit.Lanes.Uses();
        if (!_room.Fits(With(uses, batch.Entries)))
        {
            return CanEverHold(uses, batch.Entries) ? AppendStatus.Full : AppendStatus.TooLarge;
        }

        unit.Insert(batch.Entries, batch.Bodies);
        return AppendStatus.Committed;
    }

    private static List<LaneUse> With(List<LaneUse> uses, NewEntry[] entries)
    {
        List<LaneUse> sum = [.. uses];
        LaneUse.Add(sum, entries);
        return sum;
    }

    private bool CanEverHold(List<LaneUse> uses, NewEntry[] entries) => _room.Fits(With(uses.ConvertAll(static use => new LaneUse(use.Lane, 0, 0)), entries));

    private bool IsAwaited(Batch batch) => _waiting.Any(waiter => waiter.Batch.SharesALaneWith(batch));

    /// <summary>Ends the oldest of the lowest priority, if that makes room enough.</summary>
    private List<DeliveryReport>? DropFor(UnitOfWork unit, Batch batch)
    {
        var uses = With(unit.Lanes.Uses(), batch.Entries);
        var ending = new List<(long Key, DeliveryReport Report)>();
        foreach (var ready in unit.Db.Rows(
            $"SELECT key, event_id, entry.name, body, target, account FROM entry JOIN lane ON lane.name = lane WHERE place = {Place.Ready} ORDER BY priority, stored_at, key",
            static row => (Key: row.GetInt64(0), Report: UnitOfWork.ReportOf(row, LaneTable.LaneOf(row, 4), DeliveryOutcome.Discarded))))
        {
            if (_room.Fits(uses))
            {
                break;
            }

            var lane = ready.Report.Lane;
            if (_room.IsFreedBy(uses.Find(use => use.Lane == lane), uses))
            {
                ending.Add(ready);
                LaneUse.Change(uses, lane, -1, -ready.Report.Body.Length);
            }
        }

        if (!_room.Fits(uses))
        {
            return null;
        }

        foreach (var (key, report) in ending)
        {
            var lane = unit.Lanes[report.Lane];
            unit.End(key, lane, lane.Counts with { Queued = lane.Counts.Queued - 1, Discarded = lane.Counts.Discarded + 1 }, report.Body.Length);
        }

        return ending.ConvertAll(static item => item.Report);
    }

    private async ValueTask<AppendResult> WaitForRoomAsync(Waiter waiter, long start, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var look = LookInterval;
        for (var elapsed = _time.GetElapsedTime(start); elapsed < timeout; elapsed = _time.GetElapsedTime(start))
        {
            if (elapsed >= look)
            {
                // Another process may have made room.
                look = elapsed + LookInterval;
                await RefreshAsync().ConfigureAwait(false);
            }

            try
            {
                return await waiter.Task.WaitAsync((look < timeout ? look : timeout) - elapsed, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
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
    private bool GiveUp(Waiter waiter)
    {
        lock (_roomGate)
        {
            if (waiter.Place.List is null || _served.Contains(waiter))
            {
                waiter.HasGivenUp = true;
                return false;
            }

            _waiting.Remove(waiter.Place);
        }

        // It may have stood before others.
        _ = RefreshAsync();
        return true;
    }

    private async Task RefreshAsync()
    {
        try
        {
            await Writer.RunAsync(static _ => true).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            // The next look may find it available.
        }
    }

    private async Task CommitTakenAsync(Batch batch)
    {
        try
        {
            await Writer.RunAsync(unit =>
            {
                unit.Insert(batch.Entries, batch.Bodies);
                return batch.IsWritten = true;
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Lose(batch, exception.Message);
        }
    }

    private void Lose(Batch batch, string reason)
    {
        lock (_roomGate)
        {
            _taken.Remove(batch);
            foreach (var entry in batch.Entries)
            {
                LaneUse.Change(_uses, entry.Lane, -1, -entry.BodyLength);
                _lost.Enqueue(new DeliveryReport
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

        _anyLost.Pulse();
    }

    /// <summary>At the end of a transaction: serves those that wait, each lane's in order, and notes what room there is once it has committed.</summary>
    private Action ServeAndMeasure(UnitOfWork unit)
    {
        lock (_roomGate)
        {
            var full = new List<Batch>();
            foreach (var waiter in _waiting.Where(waiter => !full.Exists(waiter.Batch.SharesALaneWith)))
            {
                waiter.Status = Append(unit, waiter.Batch);
                if (waiter.Status == AppendStatus.Full)
                {
                    full.Add(waiter.Batch);
                }
                else
                {
                    _served.Add(waiter);
                }
            }
        }

        return () => Committed(unit.Lanes.Uses());
    }

    private void Committed(List<LaneUse> uses)
    {
        lock (_roomGate)
        {
            _taken.RemoveAll(static batch => batch.IsWritten);
            _taken.ForEach(batch => LaneUse.Add(uses, batch.Entries));
            _uses = uses;
            foreach (var waiter in _served)
            {
                _waiting.Remove(waiter.Place);
                waiter.SetResult(new AppendResult(waiter.Status));
            }

            _served.Clear();
        }
    }

    /// <summary>What was served in a transaction that failed waits on, but for those that did not want to any more.</summary>
    private void Failed()
    {
        lock (_roomGate)
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

    private sealed class Batch(NewEntry[] entries, byte[] bodies)
    {
        public NewEntry[] Entries => entries;

        public byte[] Bodies => bodies;

        /// <summary>Whether it is in the transaction under way, of what was taken without waiting.</summary>
        public bool IsWritten { get; set; }

        public bool SharesALaneWith(Batch other) => entries.Any(entry => other.Entries.Any(each => each.Lane == entry.Lane));
    }

    private sealed class Waiter : TaskCompletionSource<AppendResult>
    {
        public Waiter(Batch batch)
            : base(TaskCreationOptions.RunContinuationsAsynchronously) => (Batch, Place) = (batch, new LinkedListNode<Waiter>(this));

        public Batch Batch { get; }

        public LinkedListNode<Waiter> Place { get; }

        public AppendStatus Status { get; set; }

        public bool HasGivenUp { get; set; }
    }
}

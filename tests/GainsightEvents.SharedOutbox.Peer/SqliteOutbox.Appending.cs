using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using GainsightEvents.Outbox;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.SharedOutbox;

internal sealed partial class SqliteOutbox
{
    // How soon this process sees what others have committed.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly Lock _takenGate = new();
    private readonly Channel<DeliveryReport> _lost = Channel.CreateUnbounded<DeliveryReport>();
    private readonly LinkedList<Waiter> _waiting = new();
    private readonly AsyncSignal _changed = new();
    private readonly List<Batch> _taken = [];
    private readonly OutboxRoom _room = new(maxEvents, maxBytes);
    private List<LaneUse> _uses = [];
    private bool _committing;

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        lock (_takenGate)
        {
            if (!CanEverHold(_uses, entries))
            {
                return AppendStatus.TooLarge;
            }

            var uses = With(_uses, entries);
            var fits = _room.Fits(uses);
            if (fits)
            {
                _taken.Add(new Batch(entries.ToArray(), bodies.ToArray()));
                _uses = uses;
            }

            // Without room as well: another process may have made some.
            if (!_committing)
            {
                _committing = true;
                _ = Task.Run(CommitTaken, CancellationToken.None);
            }

            return fits ? AppendStatus.Committed : AppendStatus.Full;
        }
    }

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(Task.FromCanceled<AppendResult>(cancellationToken));
        }

        var batch = new Batch(entries.ToArray(), bodies.ToArray());
        lock (_gate)
        {
            try
            {
                List<DeliveryReport>? dropped = null;
                var waits = overflow.WaitTimeout > TimeSpan.Zero;
                var status = Write((db, now) =>
                {
                    var first = waits && IsAwaited(batch) ? AppendStatus.Full : Append(db, batch.Entries, batch.Bodies, now);
                    dropped = first == AppendStatus.Full && overflow.DropsOldest ? DropFor(db, batch) : null;
                    return dropped is null ? first : Append(db, batch.Entries, batch.Bodies, now);
                });
                if (status != AppendStatus.Full || !waits)
                {
                    return new(new AppendResult(status, dropped));
                }

                var waiter = new Waiter(batch);
                _waiting.AddLast(waiter.Place);
                return WaitForRoomAsync(waiter, overflow.WaitTimeout, cancellationToken);
            }
            catch (SqliteException)
            {
                return new(new AppendResult(AppendStatus.Unavailable));
            }
        }
    }

    public async ValueTask<IReadOnlyList<DeliveryReport>> ReadLostAsync(CancellationToken cancellationToken)
    {
        await _lost.Reader.WaitToReadAsync(cancellationToken);
        var lost = new List<DeliveryReport>();
        while (_lost.Reader.TryRead(out var report))
        {
            lost.Add(report);
        }

        return lost;
    }

    private AppendStatus Append(SqliteSession db, NewEntry[] entries, byte[] bodies, long now)
    {
        var uses = UsesOf(db);
        if (!_room.Fits(With(uses, entries)))
        {
            return CanEverHold(uses, entries) ? AppendStatus.Full : AppendStatus.TooLarge;
        }

        Insert(db, entries, bodies, now);
        return AppendStatus.Committed;
    }

    private static void Insert(SqliteSession db, NewEntry[] entries, byte[] bodies, long now)
    {
        foreach (var entry in entries)
        {
            EnsureLane(db, entry.Lane);
            var key = db.Long(
                """
                INSERT INTO entry (lane, event_id, name, priority, identity_field, event_version, topic, contract, trace_parent, body, accepted_at, stored_at,
                    expires_at, max_age, place)
                VALUES ($lane, $id, $name, $priority, $identity, $version, $topic, $contract, $trace, $body, $accepted, $now, $now + $age, $age, $waiting) RETURNING key
                """,
                ("$lane", entry.Lane.Name), ("$id", entry.EventId.ToByteArray()), ("$name", entry.Header.EventName),
                ("$priority", (int)entry.Header.Priority), ("$identity", entry.Header.IdentityField), ("$version", entry.Header.EventVersion),
                ("$topic", entry.Header.TopicName), ("$contract", entry.Header.ContractId), ("$trace", entry.TraceParent),
                ("$body", bodies.AsSpan(entry.BodyStart, entry.BodyLength).ToArray()), ("$accepted", entry.AcceptedAt.UtcTicks), ("$now", now),
                ("$age", entry.MaxAge.Ticks), ("$waiting", Place.Waiting));
            Move(db, entry.Lane.Name, null, "queued", entry.BodyLength);
            if (entry.DeadReason is { } reason)
            {
                Bury(db, key, entry.Lane.Name, reason, now);
            }
            else
            {
                LineUp(db, key);
            }
        }
    }

    private static void EnsureLane(SqliteSession db, Lane lane) => db.Run(
        "INSERT INTO lane (name, target, account) VALUES ($name, $target, $account) ON CONFLICT DO NOTHING",
        ("$name", lane.Name), ("$target", (int)lane.Target), ("$account", lane.Account));

    private static List<LaneUse> UsesOf(SqliteSession db) => db.Rows(
        "SELECT target, account, queued + dead, bytes FROM lane", static row => new LaneUse(LaneOf(row, 0), row.GetInt64(2), row.GetInt64(3)));

    private static List<LaneUse> With(List<LaneUse> uses, ReadOnlySpan<NewEntry> entries)
    {
        List<LaneUse> sum = [.. uses];
        LaneUse.Add(sum, entries);
        return sum;
    }

    private bool CanEverHold(List<LaneUse> uses, ReadOnlySpan<NewEntry> entries) =>
        _room.Fits(With(uses.ConvertAll(static use => new LaneUse(use.Lane, 0, 0)), entries));

    /// <summary>Whether others wait already for the room that a batch would take. They go first.</summary>
    private bool IsAwaited(Batch batch) => _waiting.Any(waiter => waiter.Batch.SharesALaneWith(batch));

    /// <summary>Ends the oldest of the lowest priority, if that makes room enough.</summary>
    private List<DeliveryReport>? DropFor(SqliteSession db, Batch batch)
    {
        var uses = With(UsesOf(db), batch.Entries);
        var dropped = new List<DeliveryReport>();
        var ready = db.Rows(
            "SELECT key, event_id, entry.name, body, target, account FROM entry JOIN lane ON lane.name = lane WHERE place = $ready ORDER BY priority, stored_at, key",
            row => (Key: row.GetInt64(0), Report: ReportOf(row, LaneOf(row, 4), DeliveryOutcome.Discarded)), ("$ready", Place.Ready));
        var ending = new List<(long Key, DeliveryReport Report)>();
        for (var i = 0; i < ready.Count && !_room.Fits(uses); i++)
        {
            var lane = ready[i].Report.Lane;
            if (_room.IsFreedBy(uses.Find(use => use.Lane == lane), uses))
            {
                ending.Add(ready[i]);
                LaneUse.Change(uses, lane, -1, -ready[i].Report.Body.Length);
            }
        }

        if (!_room.Fits(uses))
        {
            return null;
        }

        foreach (var (key, report) in ending)
        {
            End(db, key, report.Lane.Name, "queued", "discarded", report.Body.Length);
            dropped.Add(report);
        }

        return dropped;
    }

    private async ValueTask<AppendResult> WaitForRoomAsync(Waiter waiter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        for (var (start, left) = (time.GetTimestamp(), timeout); left > TimeSpan.Zero; left = timeout - time.GetElapsedTime(start))
        {
            try
            {
                return await waiter.Task.WaitAsync(left < Look ? left : Look, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                Refresh();
            }
            catch (OperationCanceledException) when (GiveUp(waiter))
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return await waiter.Task;
            }
        }

        return GiveUp(waiter) ? new AppendResult(AppendStatus.Full) : await waiter.Task;
    }

    /// <summary>Sees what others have committed, and serves those that wait.</summary>
    private void Refresh()
    {
        try
        {
            Write(static (_, _) => true);
        }
        catch (SqliteException)
        {
            // The next look may find it available.
        }
    }

    private bool GiveUp(Waiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place.List is null)
            {
                return false;
            }

            _waiting.Remove(waiter.Place);
        }

        Refresh();
        return true;
    }

    /// <summary>Adds those that wait for room, in order, as far as there is any.</summary>
    private List<(Waiter Waiter, AppendStatus Status)> Serve(SqliteSession db, long now)
    {
        var served = new List<(Waiter, AppendStatus)>();
        var full = new List<Batch>();
        foreach (var waiter in _waiting.Where(waiter => !full.Exists(waiter.Batch.SharesALaneWith)))
        {
            var status = Append(db, waiter.Batch.Entries, waiter.Batch.Bodies, now);
            if (status == AppendStatus.Full)
            {
                full.Add(waiter.Batch);
                continue;
            }

            served.Add((waiter, status));
        }

        return served;
    }

    private List<Batch> Taken()
    {
        lock (_takenGate)
        {
            return [.. _taken];
        }
    }

    private void Committed(List<Batch> taken, List<(Waiter Waiter, AppendStatus Status)> served, List<LaneUse> uses)
    {
        lock (_takenGate)
        {
            _taken.RemoveRange(0, taken.Count);
            _taken.ForEach(batch => LaneUse.Add(uses, batch.Entries));
            _uses = uses;
        }

        foreach (var (waiter, status) in served)
        {
            _waiting.Remove(waiter.Place);
            waiter.SetResult(new AppendResult(status));
        }
    }

    private void CommitTaken()
    {
        lock (_gate)
        {
            try
            {
                Write(static (_, _) => true);
            }
            catch (SqliteException exception)
            {
                Lose(exception.Message);
            }
        }

        lock (_takenGate)
        {
            _committing = _taken.Count > 0;
            if (_committing)
            {
                _ = Task.Run(CommitTaken, CancellationToken.None);
            }
        }
    }

    private void Lose(string reason)
    {
        lock (_takenGate)
        {
            foreach (var (batch, entry) in _taken.SelectMany(static batch => batch.Entries, static (batch, entry) => (batch, entry)))
            {
                _lost.Writer.TryWrite(new DeliveryReport
                {
                    EventId = entry.EventId,
                    Lane = entry.Lane,
                    EventName = entry.Header.EventName,
                    Body = batch.Bodies.AsMemory(entry.BodyStart, entry.BodyLength),
                    Outcome = DeliveryOutcome.Discarded,
                    Reason = reason,
                });
            }

            _taken.Clear();
        }
    }

    private static Lane LaneOf(SqliteDataReader row, int at) => new((EventTarget)row.GetInt32(at), row.IsDBNull(at + 1) ? null : row.GetString(at + 1));

    private sealed record Batch(NewEntry[] Entries, byte[] Bodies)
    {
        public bool SharesALaneWith(Batch other) => Entries.Any(entry => other.Entries.Any(each => each.Lane == entry.Lane));
    }

    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A task needs no disposal.")]
    private sealed class Waiter : TaskCompletionSource<AppendResult>
    {
        public Waiter(Batch batch)
            : base(TaskCreationOptions.RunContinuationsAsynchronously) => (Batch, Place) = (batch, new LinkedListNode<Waiter>(this));

        public Batch Batch { get; }

        public LinkedListNode<Waiter> Place { get; }
    }
}

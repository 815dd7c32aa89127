using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>
/// The one publisher of a process. What is asked for while a commit is under way goes into the next one together, so that a thousand publishers share
/// the cost of a commit. It only inserts, and waits for no other process.
/// </summary>
internal sealed class Appender(Database database, OutboxRoom room, RoomLine line, TimeSpan lookInterval, TimeProvider time, Action committed) : IAsyncDisposable
{
    private const int MostTogether = 1_000;
    private const int MostBytesTogether = 8 << 20;

    // NOTIFY makes commits wait for each other, so those that follow at once share one.
    private static readonly TimeSpan NoticeInterval = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly Queue<Work> _queue = new();
    private bool _isRunning;
    private Task _lastTaken = Task.CompletedTask;
    private List<LaneUse> _uses = [];
    private long _usesAt;
    private volatile bool _isStale = true;
    private long? _notifiedAt;
    private int _owesNotice;

    /// <summary>Appends entries as far as there is room.</summary>
    public Task<AppendResult> AppendAsync(AppendBatch batch, OverflowPolicy overflow, RoomWaiter? waiter) =>
        Enqueue(new Work { Batch = batch, Overflow = overflow, Waiter = waiter });

    /// <summary>Commits what was taken without waiting, or loses it.</summary>
    public void Take(AppendBatch batch)
    {
        lock (_gate)
        {
            _lastTaken = Enqueue(new Work { Batch = batch, IsTaken = true });
        }
    }

    /// <summary>Looks how much room there is, and serves those that wait for it.</summary>
    public Task RefreshAsync() => Enqueue(new Work());

    /// <summary>Waits for the commit of what was taken without waiting.</summary>
    public async Task CaughtUpAsync()
    {
        Task last;
        lock (_gate)
        {
            last = _lastTaken;
        }

        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Whether it has not looked for long. Whoever inserts without it lets it look, or nobody might add up what comes together.</summary>
    public bool IsOld => _isStale || time.GetElapsedTime(_usesAt) >= lookInterval;

    /// <summary>What is known of the room is not so any more.</summary>
    public void Forget() => _isStale = true;

    public async ValueTask DisposeAsync() => await CaughtUpAsync().ConfigureAwait(false);

    /// <summary>The numbers of the lanes to which entries go.</summary>
    public static async Task<Dictionary<Lane, int>> LanesOfAsync(Database database, IEnumerable<AppendBatch> batches, CancellationToken cancellationToken)
    {
        var lanes = new Dictionary<Lane, int>();
        foreach (var entry in batches.SelectMany(static batch => batch.Entries))
        {
            if (!lanes.ContainsKey(entry.Lane))
            {
                lanes.Add(entry.Lane, await database.IdOfAsync(entry.Lane, cancellationToken).ConfigureAwait(false));
            }
        }

        return lanes;
    }

    public static LaneUse UseOf(NpgsqlDataReader row) => new(EntryRow.LaneOf(row, 0), row.GetInt64(2), row.GetInt64(3));

    private Task<AppendResult> Enqueue(Work work)
    {
        lock (_gate)
        {
            _queue.Enqueue(work);
            if (!_isRunning)
            {
                _isRunning = true;
                Turn();
            }
        }

        return work.Task;
    }

    // Behind what the thread pool has to do already: those that were just answered come back with more, and a commit that waited for none of them
    // would have little to share. And outside of the caller's context: its transaction is not this one.
    private void Turn() => ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.RunAsync(), this, preferLocal: false);

    private async Task RunAsync()
    {
        var works = new List<Work>();
        lock (_gate)
        {
            for (var bytes = 0L; works.Count < MostTogether && bytes < MostBytesTogether && _queue.TryDequeue(out var work); bytes += work.Batch?.Bodies.Length ?? 0)
            {
                works.Add(work);
            }
        }

        await AnswerAsync(works).ConfigureAwait(false);
        lock (_gate)
        {
            _isRunning = _queue.Count > 0;
            if (_isRunning)
            {
                Turn();
            }
        }
    }

    private async Task AnswerAsync(List<Work> works)
    {
        try
        {
            await CommitAsync(works).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (works.Count > 1 && exception.SqlState[..2] is "22" or "23" or "54")
        {
            // One of them cannot be stored. Alone, each shows whether it is the one.
            foreach (var work in works)
            {
                await AnswerAsync([work]).ConfigureAwait(false);
            }

            return;
        }
        catch (Exception exception)
        {
            works.ForEach(work => Fail(work, exception));
            return;
        }

        foreach (var work in works)
        {
            work.TrySetResult(work.Result);
        }
    }

    private void Fail(Work work, Exception exception)
    {
        if (work is { IsTaken: true, Batch: { } batch })
        {
            line.Lose(batch, exception.Message);
        }

        work.TrySetException(exception);
    }

    private async Task CommitAsync(List<Work> works)
    {
        var uses = IsOld || works.Exists(static work => work.Batch is null) ? null : WithAll(works);
        var inserts = new List<AppendBatch>();
        if (uses is not null && room.Fits(uses) && !line.HasWaiters)
        {
            inserts.AddRange(works.ConvertAll(static work => work.Batch!));
            works.ForEach(static work => (work.Batch!.IsWritten, work.Result) = (work.IsTaken, new AppendResult(AppendStatus.Committed)));
        }
        else
        {
            await RefreshUsesAsync().ConfigureAwait(false);
            uses = [.. _uses];
            inserts.AddRange(works.FindAll(work => work.Batch is { } batch && Admit(uses, work, batch)).ConvertAll(static work => work.Batch!));
            inserts.AddRange(line.Serve(uses));
        }

        try
        {
            await InsertAsync(inserts).ConfigureAwait(false);
        }
        catch
        {
            _isStale = true;
            line.Failed();
            throw;
        }

        _uses = uses;
        line.Committed(uses);
        foreach (var work in works.Where(static work => work.Overflow.DropsOldest && work.Result.Status == AppendStatus.Full))
        {
            work.Result = await DropForAsync(work.Batch!).ConfigureAwait(false);
        }

        // Whoever made room while this one looked saw nobody who waits for it yet.
        if (_isStale)
        {
            line.Changed();
        }
    }

    private bool Admit(List<LaneUse> uses, Work work, AppendBatch batch)
    {
        if (work.IsTaken)
        {
            LaneUse.Add(uses, batch.Entries);
            return batch.IsWritten = true;
        }

        work.Result = new AppendResult(line.Admit(uses, batch, work.Waiter));
        return work.Result.Status == AppendStatus.Committed;
    }

    private List<LaneUse> WithAll(List<Work> works)
    {
        List<LaneUse> uses = [.. _uses];
        works.ForEach(work => LaneUse.Add(uses, work.Batch!.Entries));
        return uses;
    }

    /// <summary>Adds up what has come together since, if nobody else does, and reads what the lanes hold.</summary>
    private async Task RefreshUsesAsync()
    {
        _isStale = false;
        _usesAt = time.GetTimestamp();
        try
        {
            _uses = await database.TransactAsync(
                async batch =>
                {
                    batch.Add(database.Sql.LockIdleLanes);
                    var lanes = await batch.ReadAsync(static row => row.GetInt32(0), CancellationToken.None).ConfigureAwait(false);
                    if (lanes.Count > 0)
                    {
                        batch.Add(database.Sql.Fold, lanes);
                    }

                    batch.Add(database.Sql.Uses);
                    batch.Add("COMMIT");
                    return await batch.ReadAsync(UseOf, CancellationToken.None).ConfigureAwait(false);
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            _isStale = true;
            throw;
        }
    }

    private async Task InsertAsync(List<AppendBatch> inserts)
    {
        if (inserts.Count == 0)
        {
            return;
        }

        var lanes = await LanesOfAsync(database, inserts, CancellationToken.None).ConfigureAwait(false);
        await database.RunAsync(
            async batch =>
            {
                Insertion.Add(batch, database, inserts, lanes);
                AddNotice(batch);
                await batch.RunAllAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            },
            CancellationToken.None).ConfigureAwait(false);
        committed();
    }

    private void AddNotice(StatementBatch batch)
    {
        if (_notifiedAt is { } at && time.GetElapsedTime(at) < NoticeInterval)
        {
            if (Interlocked.Exchange(ref _owesNotice, 1) == 0)
            {
                _ = NotifyLaterAsync();
            }

            return;
        }

        _notifiedAt = time.GetTimestamp();
        Volatile.Write(ref _owesNotice, 0);
        batch.Add(database.Sql.Notify);
    }

    private async Task NotifyLaterAsync()
    {
        await Task.Delay(NoticeInterval, time).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _owesNotice, 0) == 0)
        {
            return;
        }

        try
        {
            await database.RunAsync(
                async batch =>
                {
                    batch.Add(database.Sql.Notify);
                    await batch.RunAllAsync(CancellationToken.None).ConfigureAwait(false);
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            // The looks of those that wait find it out.
        }
    }

    /// <summary>Ends the oldest of the lowest priority, if that makes room enough.</summary>
    private async Task<AppendResult> DropForAsync(AppendBatch batch)
    {
        var lanes = await LanesOfAsync(database, [batch], CancellationToken.None).ConfigureAwait(false);
        var result = await database.TransactAsync(
            async statements =>
            {
                statements.Add(database.Sql.LockLanes);
                var all = await statements.ReadAsync(static row => row.GetInt32(0), CancellationToken.None).ConfigureAwait(false);
                statements.Add(database.Sql.Fold, all);
                statements.Add(database.Sql.Uses);
                var uses = await statements.ReadAsync(UseOf, CancellationToken.None).ConfigureAwait(false);
                LaneUse.Add(uses, batch.Entries);
                if (await ChooseAsync(statements, uses).ConfigureAwait(false) is not { } ending)
                {
                    return new AppendResult(AppendStatus.Full);
                }

                if (ending.Count > 0)
                {
                    statements.Add(database.Sql.Drop, ending.ConvertAll(static item => item.Key));
                }

                Insertion.Add(statements, database, [batch], lanes);
                statements.Add(database.Sql.Notify);
                await statements.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return new AppendResult(AppendStatus.Committed, ending.Count > 0 ? ending.ConvertAll(static item => item.Report) : null);
            },
            CancellationToken.None).ConfigureAwait(false);
        _isStale = true;
        committed();
        return result;
    }

    /// <summary>Which entries make room; <see langword="null"/> where no number of them does.</summary>
    private async Task<List<Droppable>?> ChooseAsync(StatementBatch statements, List<LaneUse> full)
    {
        for (var count = 100; ; count *= 10)
        {
            statements.Add(database.Sql.Droppable, count);
            var found = await statements.ReadAsync(Droppable.Read, CancellationToken.None).ConfigureAwait(false);
            List<LaneUse> uses = [.. full];
            var ending = new List<Droppable>();
            foreach (var item in found)
            {
                if (room.Fits(uses))
                {
                    break;
                }

                var lane = item.Report.Lane;
                if (room.IsFreedBy(uses.Find(use => use.Lane == lane), uses))
                {
                    ending.Add(item);
                    LaneUse.Change(uses, lane, -1, -item.Report.Body.Length);
                }
            }

            if (room.Fits(uses))
            {
                return ending;
            }

            if (found.Count < count)
            {
                return null;
            }
        }
    }

    private sealed class Work() : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        /// <summary>What to append; <see langword="null"/> only looks.</summary>
        public AppendBatch? Batch { get; init; }

        public OverflowPolicy Overflow { get; init; }

        public RoomWaiter? Waiter { get; init; }

        public bool IsTaken { get; init; }

        public AppendResult Result { get; set; }
    }

    private sealed record Droppable(long Key, DeliveryReport Report)
    {
        public static Droppable Read(NpgsqlDataReader row) => new(row.GetInt64(0), new DeliveryReport
        {
            Lane = EntryRow.LaneOf(row, 1),
            EventId = row.GetGuid(3),
            EventName = row.GetString(4),
            Body = row.GetFieldValue<byte[]>(5),
            Outcome = DeliveryOutcome.Discarded,
        });
    }
}

using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// The one writer of a process. What is asked for while a commit is under way goes into the next one together, so that a thousand publishers
/// share the cost of a commit. Each caller is answered when its commit is there.
/// </summary>
internal sealed class GroupCommit(SqliteSession db, Func<long> clock, Action<UnitOfWork> before, Func<UnitOfWork, Action> after, Action failed)
{
    private const int MostTogether = 1_000;

    private readonly object _gate = new();
    private readonly Queue<Work> _queue = new();
    private bool _isRunning;

    /// <summary>Raised when rows have changed.</summary>
    public event Action? Changed;

    /// <summary>Told of the beginning and the end of each commit.</summary>
    public Action<bool>? Committing { get; set; }

    /// <summary>What rows have changed until now, as far as it is known.</summary>
    public Seen Seen { get; private set; }

    /// <summary>Runs work in a transaction, with other work or alone.</summary>
    public Task<T> RunAsync<T>(Func<UnitOfWork, T> run) => Enqueue(new Transacted<T>(run));

    /// <summary>Runs work in a transaction, and tells what it has seen: whatever differs from that later is news.</summary>
    public Task<(T Result, Seen Seen)> RunAndSeeAsync<T>(Func<UnitOfWork, T> run) => Enqueue(new Seeing<T>(run));

    /// <summary>Looks whether another connection has changed rows.</summary>
    public Task LookAsync() => Enqueue(new Look());

    private Task<T> Enqueue<T>(Work<T> work)
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

    // Behind what the thread pool has to do already: those that were just answered come back with more work, and a commit that waited for none of
    // them would have little to share.
    private void Turn() => ThreadPool.UnsafeQueueUserWorkItem(static state => ((GroupCommit)state!).CommitNext(), this);

    private void CommitNext()
    {
        var batch = new List<Work>();
        lock (_gate)
        {
            while (batch.Count < MostTogether && _queue.Count > 0)
            {
                batch.Add(_queue.Dequeue());
            }
        }

        Answer(batch);
        lock (_gate)
        {
            _isRunning = _queue.Count > 0;
            if (_isRunning)
            {
                Turn();
            }
        }
    }

    private void Answer(List<Work> batch)
    {
        try
        {
            Commit(batch);
        }
        catch (Exception exception) when (batch.Count > 1 && exception is not SqliteException)
        {
            // One of them cannot be done. Alone, each shows whether it is the one.
            foreach (var work in batch)
            {
                Answer([work]);
            }

            return;
        }
        catch (Exception exception)
        {
            batch.ForEach(work => work.Fail(exception));
            return;
        }

        batch.ForEach(static work => work.Succeed());
    }

    private void Commit(List<Work> batch)
    {
        Seen = Seen with { Others = db.Others };
        if (batch.TrueForAll(static work => work is Look))
        {
            return;
        }

        var own = db.Own;
        Action committed;
        Committing?.Invoke(true);
        db.Run("BEGIN IMMEDIATE");
        try
        {
            var unit = new UnitOfWork(db, LaneTable.Load(db), clock());
            before(unit);
            foreach (var work in batch)
            {
                // What others of the batch change is news to this one.
                work.Seen = Seen;
                work.Run(unit);
            }

            committed = after(unit);
            unit.Lanes.Save();
            db.Run("COMMIT");
            Committing?.Invoke(false);
        }
        catch
        {
            db.TryRollBack();
            failed();
            throw;
        }

        var hasChanged = db.Own != own;
        if (hasChanged)
        {
            Seen = Seen with { Own = Seen.Own + 1 };
            if (batch.Count == 1)
            {
                batch[0].Seen = Seen;
            }
        }

        committed();
        if (hasChanged)
        {
            Changed?.Invoke();
        }
    }

    private abstract class Work
    {
        public Seen Seen { get; set; }

        public abstract void Run(UnitOfWork unit);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private abstract class Work<T> : Work
    {
        private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _source.Task;

        protected T Result { get; set; } = default!;

        public override void Succeed() => _source.SetResult(Result);

        public override void Fail(Exception exception) => _source.SetException(exception);
    }

    private sealed class Transacted<T>(Func<UnitOfWork, T> run) : Work<T>
    {
        public override void Run(UnitOfWork unit) => Result = run(unit);
    }

    private sealed class Seeing<T>(Func<UnitOfWork, T> run) : Work<(T, Seen)>
    {
        private T _value = default!;

        public override void Run(UnitOfWork unit) => _value = run(unit);

        public override void Succeed()
        {
            Result = (_value, Seen);
            base.Succeed();
        }
    }

    private sealed class Look : Work<bool>
    {
        public override void Run(UnitOfWork unit)
        {
        }
    }
}

/// <summary>How far the changes of rows are known: those of this process, and those of others.</summary>
internal readonly record struct Seen(long Own, long Others);

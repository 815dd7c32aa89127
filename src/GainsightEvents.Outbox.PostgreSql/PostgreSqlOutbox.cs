using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>
/// The outbox in a PostgreSQL database, which the processes of many machines share: one ledger, one quota. Publishers only insert, so they wait for
/// nobody; whoever claims or settles for a lane locks its row, adds up what was inserted, and acts on the lane's state by the database's clock.
/// </summary>
internal sealed partial class PostgreSqlOutbox : ITransactionalOutbox
{
    // How soon this process sees what others have committed, where NOTIFY does not tell it sooner.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AgeInterval = TimeSpan.FromMinutes(1);

    private readonly Database _database;
    private readonly RoomLine _line;
    private readonly Appender _appender;
    private readonly Listener _listener;
    private readonly TimeSpan _deadLetterMaxAge;
    private readonly TimeProvider _time;
    private readonly AsyncSignal _changed = new();
    private readonly ConcurrentDictionary<Lane, Seen> _seen = new();
    private volatile Seen? _lastSeen;
    private long? _agedAt;

    /// <summary>Prepares an outbox. <see cref="InitializeAsync"/> connects.</summary>
    /// <param name="database">The database.</param>
    /// <param name="maxEvents">Entries that may be kept, dead letters included.</param>
    /// <param name="maxBytes">Bytes of bodies that may be kept.</param>
    /// <param name="deadLetterMaxAge">How long a dead letter is kept.</param>
    /// <param name="time">The clock that waits run on.</param>
    /// <param name="listens">Whether NOTIFY is listened to.</param>
    public PostgreSqlOutbox(Database database, int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time, bool listens)
    {
        (_database, _deadLetterMaxAge, _time) = (database, deadLetterMaxAge, time);
        var room = new OutboxRoom(maxEvents, maxBytes);
        _line = new RoomLine(room, LookInterval, time, RefreshAsync);
        _appender = new Appender(database, room, _line, LookInterval, time, _changed.Pulse);
        _listener = new Listener(database, _changed.Pulse, listens);
    }

    public bool IsDurable => true;

    private Sql Sql => _database.Sql;

    public async ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        try
        {
            // What is there already says how much room is left.
            await _appender.RefreshAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (IsAway(exception))
        {
            // The application starts without it: what it publishes is refused or waits, as its policy says, until the database is back.
            _database.Log.NotReached(exception);
        }
    }

    public async ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await _appender.CaughtUpAsync().ConfigureAwait(false);
        return await _database.RunAsync(
            async batch =>
            {
                batch.Add(Sql.Snapshot, _database.Now);
                var now = 0L;
                var lanes = await batch.ReadAsync(
                    row =>
                    {
                        now = row.GetInt64(12);
                        return LaneOf(row, now);
                    },
                    cancellationToken).ConfigureAwait(false);
                return new OutboxSnapshot(now, lanes);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken) =>
        WaitForChangeAsync(_seen.TryGetValue(lane, out var seen) ? seen : null, cancellationToken);

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => WaitForChangeAsync(_lastSeen, cancellationToken);

    public async ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken)
    {
        await _appender.CaughtUpAsync().ConfigureAwait(false);
        await ChangeAsync(
            async batch =>
            {
                batch.Add(Sql.LineUpOwned, owner);
                await batch.RunAllAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return [];
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _appender.DisposeAsync().ConfigureAwait(false);
        _database.Dispose();
    }

    private static LaneSnapshot LaneOf(NpgsqlDataReader row, long now) => new(
        EntryRow.LaneOf(row, 0),
        new LedgerCounts
        {
            Accepted = row.GetInt64(2),
            Delivered = row.GetInt64(3),
            Expired = row.GetInt64(4),
            Discarded = row.GetInt64(5),
            Purged = row.GetInt64(6),
            DeadLettered = row.GetInt64(7),
            Queued = row.GetInt64(8),
            Missing = row.GetInt64(9),
        },
        LaneState.FromBytes(row.GetFieldValue<byte[]>(11)),
        row.GetInt64(8) == 0 || row.Long(13) is not { } oldest ? null : TimeSpan.FromTicks(Math.Max(0, now - oldest)))
    {
        Bytes = row.GetInt64(10),
    };

    /// <summary>Whether the database is not to be reached, rather than that it does not take what it is told.</summary>
    private static bool IsAway(DbException exception) => exception is not PostgresException { SqlState: var state } || state[..2] is "08" or "53" or "57" or "25";

    private async Task RefreshAsync()
    {
        try
        {
            await _appender.RefreshAsync().ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The next look may find it available.
        }
    }

    /// <summary>Runs a change that takes no lane's lock, and tells of it.</summary>
    private async ValueTask<T> ChangeAsync<T>(Func<StatementBatch, Task<T>> run, CancellationToken cancellationToken)
    {
        var result = await _database.RunAsync(run, cancellationToken).ConfigureAwait(false);
        Changed();
        return result;
    }

    /// <summary>After a commit: there may be room, or something to claim.</summary>
    private void Changed()
    {
        _appender.Forget();
        _changed.Pulse();
        _line.Changed();
    }

    private async Task<Seen> LookAsync(CancellationToken cancellationToken) => _lastSeen = await _database.RunAsync(
        async batch =>
        {
            batch.Add(Sql.Seen);
            return (await batch.ReadAsync(Seen.Read, cancellationToken).ConfigureAwait(false))[0];
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Waits until something has changed since: by this process, which is told, or by another, which is found out.</summary>
    private async ValueTask WaitForChangeAsync(Seen? seen, CancellationToken cancellationToken)
    {
        _listener.Start();
        while (true)
        {
            var (changed, start) = (_changed.Task, _time.GetTimestamp());
            if (await LookAsync(cancellationToken).ConfigureAwait(false) != seen)
            {
                return;
            }

            // A clock that is moved by hand may have moved on before the interval was set, which would end too late, or never.
            var left = LookInterval - _time.GetElapsedTime(start);
            using var interval = _time.CreateCancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (_time.GetElapsedTime(start) >= LookInterval)
            {
                continue;
            }

            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, cancellationToken);
                await changed.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Looks again.
            }
        }
    }
}

/// <summary>How far the changes of the store are known.</summary>
internal sealed record Seen(long Versions, string Deltas)
{
    public static Seen Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetString(1));
}

using System.Data.Common;
using GainsightEvents.Outbox;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.SharedOutbox;

/// <summary>
/// A store on one SQLite file that several processes share. It proves the contract and is no product: its calls keep their thread until
/// SQLite has answered, and every append is a commit of its own.
/// </summary>
/// <param name="file">The database's file.</param>
/// <param name="maxEvents">Entries that may be kept, dead letters included.</param>
/// <param name="maxBytes">Bytes of bodies that may be kept.</param>
/// <param name="deadLetterMaxAge">How long a dead letter is kept.</param>
/// <param name="time">The process's clock, by which it waits.</param>
/// <param name="clock">Stands in for the database's clock where a test moves time.</param>
/// <param name="busy">How long to wait for another's transaction before the store counts as unavailable.</param>
internal sealed partial class SqliteOutbox(
    string file, int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time, Func<long>? clock = null, TimeSpan? busy = null)
    : ITransactionalOutbox
{
    private readonly Lock _gate = new();
    private SqliteSession _db = null!;

    public bool IsDurable => true;

    public ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        Initialize();
        return default;
    }

    public ValueTask<AppendStatus> AppendAsync(
        DbTransaction transaction, ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken)
    {
        var callers = (SqliteTransaction)transaction;
        var db = new SqliteSession(callers.Connection ?? throw new InvalidOperationException("The transaction has ended."), callers);
        return new(Append(db, entries.ToArray(), bodies.ToArray(), Now(db)));
    }

    public ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken) => new(Write((db, now) => new OutboxSnapshot(now, db.Rows(
        """
        SELECT target, account, accepted, delivered, expired, discarded, purged, dead, queued, state,
            (SELECT MIN(stored_at) FROM entry WHERE entry.lane = lane.name AND place <> $dead), bytes FROM lane
        """,
        row => new LaneSnapshot(
            new Lane((EventTarget)row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1)),
            new LedgerCounts
            {
                Accepted = row.GetInt64(2),
                Delivered = row.GetInt64(3),
                Expired = row.GetInt64(4),
                Discarded = row.GetInt64(5),
                Purged = row.GetInt64(6),
                DeadLettered = row.GetInt64(7),
                Queued = row.GetInt64(8),
            },
            LaneState.FromBytes(row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9)),
            row.IsDBNull(10) ? null : TimeSpan.FromTicks(now - row.GetInt64(10)))
        {
            Bytes = row.GetInt64(11),
        },
        ("$dead", Place.Dead)))));

    public ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken)
    {
        Write((db, _) =>
        {
            foreach (var key in db.Rows("SELECT key FROM entry WHERE place = $leased AND owner = $owner ORDER BY position", row => row.GetInt64(0),
                ("$leased", Place.Leased), ("$owner", owner.ToByteArray())))
            {
                LineUp(db, key);
            }

            return true;
        });
        return new([]);
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _db.Connection.Dispose();
        }

        return default;
    }

    internal void Initialize()
    {
        _db = SqliteSession.Open(file, busy ?? TimeSpan.FromSeconds(10));
        _db.MakeSchema();
        Write(static (_, _) => true);
    }

    private long Now(SqliteSession db) => clock is null ? db.Now : clock();

    /// <summary>
    /// Runs work in a transaction of its own, together with what was taken for the next commit, and with what waits for room that the
    /// work has made.
    /// </summary>
    private T Write<T>(Func<SqliteSession, long, T> work)
    {
        lock (_gate)
        {
            T result;
            List<(Waiter Waiter, AppendStatus Status)> served;
            List<LaneUse> uses;
            var taken = Taken();
            var before = _db.Own;
            _db.Run("BEGIN IMMEDIATE");
            try
            {
                var now = Now(_db);
                taken.ForEach(item => Insert(_db, item.Entries, item.Bodies, now));
                PurgeAged(_db, now);
                result = work(_db, now);
                served = Serve(_db, now);
                uses = UsesOf(_db);
                _db.Run("COMMIT");
            }
            catch
            {
                // SQLite has rolled back by itself after some failures; then this one fails, and the first one is told.
                try
                {
                    _db.Run("ROLLBACK");
                }
                catch (SqliteException)
                {
                }

                throw;
            }

            Committed(taken, served, uses);
            if (_db.Own != before)
            {
                _changed.Pulse();
            }

            return result;
        }
    }

    private static void Move(SqliteSession db, string lane, string? from, string? to, int bytes = 0) => db.Run(
        $"UPDATE lane SET bytes = bytes + $bytes, {from ?? "accepted"} = {from ?? "accepted"} {(from is null ? "+ 1" : "- 1")}"
        + (to is null ? "" : $", {to} = {to} + 1") + " WHERE name = $lane",
        ("$lane", lane), ("$bytes", bytes));

    /// <summary>
    /// Puts an entry into its place in the order: the turn of its name after the last that waits, not before the turn that is being served.
    /// </summary>
    private static void LineUp(SqliteSession db, long key) => db.Run(
        """
        UPDATE entry AS e SET place = $ready, owner = NULL, due_at = 0, position = $position, turn = MAX(
            COALESCE((SELECT MIN(turn) FROM entry WHERE lane = e.lane AND place = $ready AND priority = e.priority), 0),
            COALESCE((SELECT MAX(turn) + 1 FROM entry WHERE lane = e.lane AND place = $ready AND priority = e.priority AND name = e.name), 0))
        WHERE key = $key
        """,
        ("$key", key), ("$ready", Place.Ready), ("$position", Next(db)));

    private static long Next(SqliteSession db) => db.Long("UPDATE sequence SET value = value + 1 RETURNING value");

    private static DeliveryReport ReportOf(SqliteDataReader row, Lane lane, DeliveryOutcome outcome) => new()
    {
        EventId = row.GetGuid(1),
        Lane = lane,
        EventName = row.GetString(2),
        Body = row.GetFieldValue<byte[]>(3),
        Outcome = outcome,
    };

    /// <summary>Where an entry is on its way.</summary>
    private static class Place
    {
        public const int Ready = 0;
        public const int Waiting = 1;
        public const int Leased = 2;
        public const int Held = 3;
        public const int Dead = 4;
    }
}

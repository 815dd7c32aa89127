using GainsightEvents.Outbox;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.SharedOutbox;

internal sealed partial class SqliteOutbox
{
    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) => new(Write((db, _) => db.Rows(
        """
        SELECT dead_key, event_id, entry.name, body, target, account, reason, attempts, accepted_at, dead_at FROM entry JOIN lane ON lane.name = lane
        WHERE dead_key > $after AND ($lane IS NULL OR lane = $lane) AND ($name IS NULL OR entry.name = $name)
            AND ($reason IS NULL OR instr(lower(reason), lower($reason)) > 0)
        ORDER BY dead_key LIMIT $max
        """,
        row => new DeadLetter
        {
            Key = row.GetInt64(0),
            EventId = row.GetGuid(1),
            EventName = row.GetString(2),
            Body = row.GetFieldValue<byte[]>(3),
            Lane = LaneOf(row, 4),
            Reason = row.GetString(6),
            Attempts = row.GetInt32(7),
            AcceptedAt = new DateTimeOffset(row.GetInt64(8), TimeSpan.Zero),
            DeadLetteredAt = new DateTimeOffset(row.GetInt64(9), TimeSpan.Zero),
        },
        ("$after", filter.AfterKey), ("$lane", filter.Lane?.Name), ("$name", filter.EventName), ("$reason", filter.Reason), ("$max", filter.MaxCount))));

    public ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => new(Write((db, _) =>
    {
        var found = Dead(db, key);
        found.ForEach(row =>
        {
            db.Run("UPDATE entry SET body = $body WHERE key = $key", ("$body", body.ToArray()), ("$key", row.Key));
            db.Run("UPDATE lane SET bytes = bytes + $more WHERE name = $lane", ("$more", body.Length - row.Bytes), ("$lane", row.Lane));
        });
        return found.Count > 0;
    }));

    public ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => new(Write((db, now) => (int?)keys.Distinct().Sum(key =>
    {
        var found = Dead(db, key);
        found.ForEach(row =>
        {
            db.Run(
                """
                UPDATE entry SET stored_at = $now, expires_at = $now + max_age, attempts = 0, refusals = 0, unreadable = 0, last_settled_at = 0,
                    dead_key = NULL, dead_at = NULL, reason = NULL WHERE key = $key
                """,
                ("$now", now), ("$key", row.Key));
            LineUp(db, row.Key);
            Move(db, row.Lane, "dead", "queued");
        });
        return found.Count;
    })));

    public ValueTask<int> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => new(Write((db, _) =>
        keys.Distinct().Sum(key => Purge(db, "dead", Dead(db, key)))));

    public ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) => new(Write((db, _) =>
        db.Rows(
            "SELECT key, lane, length(body), place, body, identity_field FROM entry",
            row => (Dead: row.GetInt32(3) == Place.Dead, Row: Read(row), Is: BodyIdentity.Matches(row.GetFieldValue<byte[]>(4), Text(row, 5), identifyId)))
        .Where(static item => item.Is).Sum(item => Purge(db, item.Dead ? "dead" : "queued", [item.Row]))));

    private void PurgeAged(SqliteSession db, long now) => Purge(db, "dead", db.Rows(
        "SELECT key, lane, length(body) FROM entry WHERE dead_key IS NOT NULL AND dead_at <= $latest", Read, ("$latest", now - deadLetterMaxAge.Ticks)));

    private static int Purge(SqliteSession db, string from, List<(long Key, string Lane, int Bytes)> rows)
    {
        rows.ForEach(row => End(db, row.Key, row.Lane, from, "purged", row.Bytes));
        return rows.Count;
    }

    private static List<(long Key, string Lane, int Bytes)> Dead(SqliteSession db, long key) =>
        db.Rows("SELECT key, lane, length(body) FROM entry WHERE dead_key = $key", Read, ("$key", key));

    private static (long Key, string Lane, int Bytes) Read(SqliteDataReader row) => (row.GetInt64(0), row.GetString(1), row.GetInt32(2));
}

using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    public async ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        await Writer.RunAsync(unit => unit.Db.Rows(
            """
            SELECT dead_key, event_id, entry.name, body, target, account, reason, attempts, accepted_at, dead_at FROM entry JOIN lane ON lane.name = lane
            WHERE dead_key > $after AND ($lane IS NULL OR lane = $lane) AND ($name IS NULL OR entry.name = $name)
                AND ($reason IS NULL OR instr(lower(reason), lower($reason)) > 0)
            ORDER BY dead_key LIMIT $max
            """,
            static row => new DeadLetter
            {
                Key = row.GetInt64(0),
                EventId = row.GetGuid(1),
                EventName = row.GetString(2),
                Body = row.GetFieldValue<byte[]>(3),
                Lane = LaneTable.LaneOf(row, 4),
                Reason = row.GetString(6),
                Attempts = row.GetInt32(7),
                AcceptedAt = new DateTimeOffset(row.GetInt64(8), TimeSpan.Zero),
                DeadLetteredAt = new DateTimeOffset(row.GetInt64(9), TimeSpan.Zero),
            },
            ("$after", filter.AfterKey), ("$lane", filter.Lane?.Name), ("$name", filter.EventName), ("$reason", filter.Reason), ("$max", filter.MaxCount))).ConfigureAwait(false);

    public async ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => await Writer.RunAsync(unit =>
    {
        var found = FindDead(unit, key);
        foreach (var row in found)
        {
            unit.Db.Run("UPDATE entry SET body = $body WHERE key = $key", ("$body", body.ToArray()), ("$key", row.Key));
            row.Lane.Bytes += body.Length - row.Bytes;
        }

        return found.Count > 0;
    }).ConfigureAwait(false);

    public async ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => await Writer.RunAsync(unit =>
    {
        var found = keys.Distinct().SelectMany(key => FindDead(unit, key)).ToList();
        foreach (var (key, lane, _) in found)
        {
            unit.Db.Run(
                """
                UPDATE entry SET stored_at = $now, expires_at = $now + max_age, attempts = 0, refusals = 0, unreadable = 0, last_settled_at = 0,
                    dead_key = NULL, dead_at = NULL, reason = NULL WHERE key = $key
                """,
                ("$now", unit.Now), ("$key", key));
            unit.LineUp(key);
            lane.Counts = lane.Counts with { DeadLettered = lane.Counts.DeadLettered - 1, Queued = lane.Counts.Queued + 1 };
        }

        return found.Count;
    }).ConfigureAwait(false);

    public async ValueTask<int> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) =>
        await Writer.RunAsync(unit => PurgeDead(unit, [.. keys.Distinct().SelectMany(key => FindDead(unit, key))])).ConfigureAwait(false);

    public async ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) => await Writer.RunAsync(unit =>
    {
        // The id is in the body, where no index is; nobody erases often.
        var found = unit.Db.Rows(
            "SELECT key, lane, length(body), place, body, identity_field FROM entry",
            row => (Row: Read(unit, row), IsDead: row.GetInt32(3) == Place.Dead, IsWanted: BodyIdentity.Matches(row.GetFieldValue<byte[]>(4), Text(row, 5), identifyId)))
            .FindAll(static item => item.IsWanted);
        foreach (var ((key, lane, bytes), isDead, _) in found)
        {
            var counts = isDead
                ? lane.Counts with { DeadLettered = lane.Counts.DeadLettered - 1 }
                : lane.Counts with { Queued = lane.Counts.Queued - 1 };
            unit.End(key, lane, counts with { Purged = counts.Purged + 1 }, bytes);
        }

        return found.Count;
    }).ConfigureAwait(false);

    private void PurgeAged(UnitOfWork unit) => PurgeDead(unit, unit.Db.Rows(
        "SELECT key, lane, length(body) FROM entry WHERE dead_key IS NOT NULL AND dead_at <= $latest",
        row => Read(unit, row),
        ("$latest", unit.Now - _deadLetterMaxAge.Ticks)));

    private static int PurgeDead(UnitOfWork unit, List<(long Key, LaneRow Lane, long Bytes)> rows)
    {
        foreach (var (key, lane, bytes) in rows)
        {
            unit.End(key, lane, lane.Counts with { DeadLettered = lane.Counts.DeadLettered - 1, Purged = lane.Counts.Purged + 1 }, bytes);
        }

        return rows.Count;
    }

    private static List<(long Key, LaneRow Lane, long Bytes)> FindDead(UnitOfWork unit, long key) =>
        unit.Db.Rows("SELECT key, lane, length(body) FROM entry WHERE dead_key = $key", row => Read(unit, row), ("$key", key));

    private static (long Key, LaneRow Lane, long Bytes) Read(UnitOfWork unit, SqliteDataReader row) =>
        (row.GetInt64(0), unit.Lanes.ByName(row.GetString(1)), row.GetInt64(2));
}

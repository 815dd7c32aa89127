namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    public async ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        await Writer.RunAsync(unit => List(unit, filter)).ConfigureAwait(false);

    public async ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => await Writer.RunAsync(unit =>
    {
        var found = FindDead(unit, [key]);
        foreach (var row in found)
        {
            unit.Db.Run("UPDATE entry SET body = ?2 WHERE key = ?1", row.Key, body.ToArray());
            unit.Seal(row.Key);
            row.Lane.Bytes += body.Length - row.Bytes;
        }

        return found.Count > 0;
    }).ConfigureAwait(false);

    public async ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => await Writer.RunAsync(unit =>
    {
        var found = FindDead(unit, keys);
        foreach (var (key, lane, _, _, _) in found)
        {
            unit.Db.Run(
                "UPDATE entry SET stored_at = ?2, attempts = 0, refusals = 0, unreadable = 0, last_settled_at = 0, dead_at = NULL, reason = NULL WHERE key = ?1", key, unit.Now);
            unit.Seal(key);
            unit.LineUp(key);
            lane.Counts = lane.Counts with { DeadLettered = lane.Counts.DeadLettered - 1, Queued = lane.Counts.Queued + 1 };
        }

        return found.Count;
    }).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) =>
        await Writer.RunAsync(unit => PurgeDead(unit, FindDead(unit, keys), PurgeReasons.Asked)).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<DeliveryReport>> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) => await Writer.RunAsync(unit =>
    {
        // The id is in the body, where no index is; nobody erases often.
        var found = unit.Db.Rows(
            $"SELECT {Stored.Columns}, place, body, identity_field FROM entry",
            row => (Row: Stored.Read(unit, row), IsDead: row.Int(Stored.Count) == Place.Dead, IsWanted: BodyIdentity.Matches(row.Bytes(Stored.Count + 1), row.Text(Stored.Count + 2), identifyId)))
            .FindAll(static item => item.IsWanted);
        foreach (var (row, isDead, _) in found)
        {
            var lane = row.Lane;
            var counts = isDead
                ? lane.Counts with { DeadLettered = lane.Counts.DeadLettered - 1 }
                : lane.Counts with { Queued = lane.Counts.Queued - 1 };
            unit.End(row.Key, lane, counts with { Purged = counts.Purged + 1 }, row.Bytes);
        }

        return found.ConvertAll(static item => item.Row.Purged(PurgeReasons.Erased));
    }).ConfigureAwait(false);

    private static List<DeadLetter> List(UnitOfWork unit, DeadLetterFilter filter)
    {
        var found = unit.Db.Rows(
            $"""
            SELECT {EntryRow.Columns}, attempts FROM entry
            WHERE place = {Place.Dead} AND key > ?1 AND (?2 IS NULL OR lane = ?2) AND (?3 IS NULL OR name = ?3) AND (?4 IS NULL OR instr(lower(reason), lower(?4)) > 0)
            ORDER BY key LIMIT ?5
            """,
            row => (Lane: unit.Lanes.ById(row.Long(1)), IsSound: EntryRow.IsSound(row), Letter: new DeadLetter
            {
                Key = row.Long(0),
                EventId = row.Guid(6),
                EventName = row.Text(3)!,
                Body = row.Bytes(13).ToArray(),
                Lane = unit.Lanes.ById(row.Long(1)).Lane,
                Reason = row.Text(16) ?? "",
                Attempts = row.Int(EntryRow.Count),
                AcceptedAt = EntryRow.TimeOf(row.Long(7)),
                DeadLetteredAt = EntryRow.TimeOf(row.Long(15)),
            }),
            filter.AfterKey, filter.Lane is null ? null : unit.Lanes.Rows.FirstOrDefault(row => row.Lane == filter.Lane)?.Id ?? -1, filter.EventName, filter.Reason, filter.MaxCount);
        foreach (var (lane, _, letter) in found.Where(static item => !item.IsSound))
        {
            unit.Lose(letter.Key, lane, isDead: true, letter.Body.Length);
        }

        return [.. from item in found where item.IsSound select item.Letter];
    }

    private void PurgeAged(UnitOfWork unit)
    {
        var aged = unit.Db.Rows(
            $"SELECT key FROM entry INDEXED BY entry_dead_age WHERE place = {Place.Dead} AND dead_at <= ?1", static row => row.Long(0), unit.Now - _deadLetterMaxAge.Ticks);
        if (aged.Count > 0)
        {
            unit.Aged.AddRange(PurgeDead(unit, FindDead(unit, aged), PurgeReasons.Aged));
        }
    }

    private static List<DeliveryReport> PurgeDead(UnitOfWork unit, List<Stored> rows, string reason)
    {
        foreach (var row in rows)
        {
            var counts = row.Lane.Counts;
            unit.End(row.Key, row.Lane, counts with { DeadLettered = counts.DeadLettered - 1, Purged = counts.Purged + 1 }, row.Bytes);
        }

        return rows.ConvertAll(row => row.Purged(reason));
    }

    /// <summary>Finds dead letters. Those that are not as they were written are lost.</summary>
    private static List<Stored> FindDead(UnitOfWork unit, IReadOnlyCollection<long> keys)
    {
        var found = new List<Stored>();
        foreach (var key in keys.Distinct())
        {
            foreach (var (row, isSound) in unit.Db.Rows(
                $"SELECT {EntryRow.Columns} FROM entry WHERE key = ?1 AND place = {Place.Dead}",
                row => (new Stored(key, unit.Lanes.ById(row.Long(1)), row.Bytes(13).Length, row.Guid(6), row.Text(3)!), EntryRow.IsSound(row)), key))
            {
                if (isSound)
                {
                    found.Add(row);
                }
                else
                {
                    unit.Lose(key, row.Lane, isDead: true, row.Bytes);
                }
            }
        }

        return found;
    }

    /// <summary>What it takes to remove an entry, and to tell of it.</summary>
    private readonly record struct Stored(long Key, LaneRow Lane, long Bytes, Guid EventId, string EventName)
    {
        public const int Count = 5;
        public const string Columns = "key, lane, length(body), event_id, name";

        public static Stored Read(UnitOfWork unit, Statement row) => new(row.Long(0), unit.Lanes.ById(row.Long(1)), row.Long(2), row.Guid(3), row.Text(4)!);

        public DeliveryReport Purged(string reason) => DeliveryReport.OfPurged(EventId, Lane.Lane, EventName, reason);
    }
}

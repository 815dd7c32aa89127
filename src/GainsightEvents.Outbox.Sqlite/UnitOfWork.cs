using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>One transaction: the connection, the lanes as they are in it, and its time. What changes an entry's place is here, with what that does to the ledger.</summary>
/// <param name="db">The connection, in the transaction.</param>
/// <param name="now">The store's clock.</param>
internal sealed class UnitOfWork(SqliteSession db, long now)
{
    public SqliteSession Db => db;

    public long Now => now;

    public LaneTable Lanes { get; } = LaneTable.Load(db);

    /// <summary>Adds entries: to the queue, or to the dead letters.</summary>
    public void Insert(NewEntry[] entries, byte[] bodies)
    {
        foreach (var entry in entries)
        {
            var lane = Lanes[entry.Lane];
            var isDead = entry.DeadReason is not null;
            var body = bodies.AsSpan(entry.BodyStart, entry.BodyLength).ToArray();
            db.Run(
                $"""
                INSERT INTO entry (lane, event_id, name, priority, identity_field, event_version, topic, contract, trace_parent, body, accepted_at, stored_at, expires_at,
                    max_age, place, turn, position, due_at, epoch, attempts, refusals, unreadable, last_settled_at, dead_key, dead_at, reason)
                VALUES ($lane, $id, $name, $priority, $identity, $version, $topic, $contract, $trace, $body, $accepted, $now, $now + $age,
                    $age, $place, {Turn("$lane", "$priority", "$name")}, $position, 0, 0, 0, 0, 0, 0, $dead_key, $dead_at, $reason)
                """,
                ("$lane", lane.Lane.Name), ("$id", entry.EventId.ToByteArray()), ("$name", entry.Header.EventName), ("$priority", (int)entry.Header.Priority),
                ("$identity", entry.Header.IdentityField), ("$version", entry.Header.EventVersion), ("$topic", entry.Header.TopicName),
                ("$contract", entry.Header.ContractId), ("$trace", entry.TraceParent), ("$body", body), ("$accepted", entry.AcceptedAt.UtcTicks), ("$now", now),
                ("$age", entry.MaxAge.Ticks), ("$place", isDead ? Place.Dead : Place.Ready), ("$position", Lanes.Next()),
                ("$dead_key", isDead ? Lanes.Next() : null), ("$dead_at", isDead ? now : null), ("$reason", entry.DeadReason));
            lane.Bytes += body.Length;
            lane.Counts = isDead
                ? lane.Counts with { Accepted = lane.Counts.Accepted + 1, DeadLettered = lane.Counts.DeadLettered + 1 }
                : lane.Counts with { Accepted = lane.Counts.Accepted + 1, Queued = lane.Counts.Queued + 1 };
        }
    }

    /// <summary>Puts an entry into its place in the queue, behind all that wait there.</summary>
    public void LineUp(long key) => db.Run(
        $"""
        UPDATE entry AS e SET place = {Place.Ready}, owner = NULL, due_at = 0, position = $position, turn = {Turn("e.lane", "e.priority", "e.name")} WHERE key = $key
        """,
        ("$key", key), ("$position", Lanes.Next()));

    /// <summary>Puts an entry aside until it is due, or until its lane is sound again.</summary>
    public void Requeue(long key, in SettlementEffect effect)
    {
        db.Run(
            """
            UPDATE entry SET place = $place, position = $position, due_at = $due, owner = NULL,
                attempts = $attempts, refusals = $refusals, unreadable = $unreadable, last_settled_at = $settled WHERE key = $key
            """,
            ("$key", key), ("$place", effect.IsHeld ? Place.Held : Place.Waiting), ("$position", Lanes.Next()), ("$due", effect.IsHeld ? 0 : now + effect.DueIn.Ticks),
            ("$attempts", effect.History.Attempts), ("$refusals", effect.History.Refusals), ("$unreadable", effect.History.Unreadable),
            ("$settled", effect.History.LastSettledAt));
        if (!effect.IsHeld && effect.DueIn <= TimeSpan.Zero)
        {
            LineUp(key);
        }
    }

    /// <summary>Makes a queued entry a dead letter.</summary>
    public void Bury(long key, LaneRow lane, string reason)
    {
        db.Run(
            $"UPDATE entry SET place = {Place.Dead}, dead_key = $order, dead_at = $now, reason = $reason, owner = NULL, due_at = 0, attempts = attempts + 1 WHERE key = $key",
            ("$key", key), ("$order", Lanes.Next()), ("$now", now), ("$reason", reason));
        lane.Counts = lane.Counts with { Queued = lane.Counts.Queued - 1, DeadLettered = lane.Counts.DeadLettered + 1 };
    }

    /// <summary>Removes an entry that has its final outcome, and counts it.</summary>
    public void End(long key, LaneRow lane, LedgerCounts counts, long bytes)
    {
        db.Run("DELETE FROM entry WHERE key = $key", ("$key", key));
        lane.Counts = counts;
        lane.Bytes -= bytes;
    }

    /// <summary>Leases an entry.</summary>
    public void Lease(long key, Guid owner, TimeSpan duration) => db.Run(
        $"UPDATE entry SET place = {Place.Leased}, epoch = epoch + 1, owner = $owner, due_at = $until WHERE key = $key",
        ("$owner", owner.ToByteArray()), ("$until", now + duration.Ticks), ("$key", key));

    public static DeliveryReport ReportOf(SqliteDataReader row, Lane lane, DeliveryOutcome outcome) => new()
    {
        EventId = row.GetGuid(1),
        Lane = lane,
        EventName = row.GetString(2),
        Body = row.GetFieldValue<byte[]>(3),
        Outcome = outcome,
    };

    /// <summary>The turn of a name after the last of it that waits, and not before the turn that is served now: so names take turns.</summary>
    private static string Turn(string lane, string priority, string name) =>
        $"""
        MAX(
            COALESCE((SELECT MIN(turn) FROM entry WHERE lane = {lane} AND place = {Place.Ready} AND priority = {priority}), 0),
            COALESCE((SELECT MAX(turn) + 1 FROM entry WHERE lane = {lane} AND place = {Place.Ready} AND priority = {priority} AND name = {name}), 0))
        """;
}

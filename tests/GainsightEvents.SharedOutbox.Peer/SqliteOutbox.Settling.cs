using GainsightEvents.Outbox;

namespace GainsightEvents.SharedOutbox;

internal sealed partial class SqliteOutbox
{
    public ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken)
    {
        effects.AddRange(Write((db, now) =>
        {
            EnsureLane(db, policy.Lane);
            var state = StateOf(db, policy.Lane);
            List<SettlementEffect> done = [.. settlements.Select(settlement => Settle(db, policy, state, settlement, now))];
            SaveState(db, policy.Lane, state);
            return done;
        }));
        return default;
    }

    private static SettlementEffect Settle(SqliteSession db, LanePolicy policy, LaneState state, Settlement settlement, long now)
    {
        var entry = settlement.Entry;
        if (db.Long(
            "SELECT COUNT(*) FROM entry WHERE key = $key AND place = $leased AND epoch = $epoch",
            ("$key", entry.Key), ("$leased", Place.Leased), ("$epoch", entry.Epoch)) == 0)
        {
            return default;
        }

        var effect = policy.Judge(state, now, settlement);
        switch (effect.Fate)
        {
            case EntryFate.Delivered:
                End(db, entry.Key, entry.Lane.Name, "queued", "delivered", entry.Body.Length);
                break;
            case EntryFate.DeadLettered:
                db.Run("UPDATE entry SET attempts = attempts + 1 WHERE key = $key", ("$key", entry.Key));
                Bury(db, entry.Key, entry.Lane.Name, effect.Reason ?? "", now);
                break;
            default:
                Requeue(db, entry.Key, effect, now);
                break;
        }

        return effect;
    }

    private static void Requeue(SqliteSession db, long key, in SettlementEffect effect, long now)
    {
        db.Run(
            """
            UPDATE entry SET place = $place, position = $position, due_at = $due, owner = NULL,
                attempts = $attempts, refusals = $refusals, unreadable = $unreadable, last_settled_at = $settled WHERE key = $key
            """,
            ("$key", key), ("$place", effect.IsHeld ? Place.Held : Place.Waiting), ("$position", Next(db)), ("$due", now + effect.DueIn.Ticks),
            ("$attempts", effect.History.Attempts), ("$refusals", effect.History.Refusals), ("$unreadable", effect.History.Unreadable),
            ("$settled", effect.History.LastSettledAt));
        if (!effect.IsHeld && effect.DueIn <= TimeSpan.Zero)
        {
            LineUp(db, key);
        }
    }

    private static void Bury(SqliteSession db, long key, string lane, string reason, long now)
    {
        db.Run(
            "UPDATE entry SET place = $dead, dead_key = $order, dead_at = $now, reason = $reason, owner = NULL WHERE key = $key",
            ("$key", key), ("$dead", Place.Dead), ("$order", Next(db)), ("$now", now), ("$reason", reason));
        Move(db, lane, "queued", "dead");
    }

    /// <summary>Removes an entry that has its final outcome, and counts it.</summary>
    private static void End(SqliteSession db, long key, string lane, string from, string to, int bytes)
    {
        db.Run("DELETE FROM entry WHERE key = $key", ("$key", key));
        Move(db, lane, from, to, -bytes);
    }
}

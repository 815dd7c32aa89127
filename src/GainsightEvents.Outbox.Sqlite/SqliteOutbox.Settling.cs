namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    public async ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken)
    {
        // The caller may use its list again once it is answered, and not before.
        effects.AddRange(await Writer.RunAsync(unit =>
        {
            var lane = unit.Lanes[policy.Lane];
            return settlements.Select(settlement => Settle(unit, policy, lane, settlement)).ToList();
        }).ConfigureAwait(false));
    }

    private static SettlementEffect Settle(UnitOfWork unit, LanePolicy policy, LaneRow lane, Settlement settlement)
    {
        var entry = settlement.Entry;
        if (unit.Db.Long(
            $"SELECT COUNT(*) FROM entry WHERE key = ?1 AND place = {Place.Leased} AND epoch = ?2", entry.Key, entry.Epoch) == 0)
        {
            return default;
        }

        var effect = policy.Judge(lane.State, unit.Now, settlement);
        switch (effect.Fate)
        {
            case EntryFate.Delivered:
                unit.End(entry.Key, lane, lane.Counts with { Queued = lane.Counts.Queued - 1, Delivered = lane.Counts.Delivered + 1 }, entry.Body.Length);
                break;
            case EntryFate.DeadLettered:
                unit.Bury(entry.Key, lane, effect.Reason ?? "");
                break;
            default:
                unit.Requeue(entry.Key, effect);
                break;
        }

        return effect;
    }
}

namespace GainsightEvents.Outbox.PostgreSql;

internal sealed partial class PostgreSqlOutbox
{
    public async ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken)
    {
        var lane = await _database.IdOfAsync(policy.Lane, cancellationToken).ConfigureAwait(false);
        var settled = await _database.TransactAsync(batch => SettleAsync(batch, lane, policy, settlements, cancellationToken), cancellationToken).ConfigureAwait(false);
        effects.AddRange(settled);
        Changed();
    }

    private async Task<List<SettlementEffect>> SettleAsync(
        StatementBatch batch, int lane, LanePolicy policy, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        batch.Add(Sql.LockLane, lane);
        batch.Add(Sql.StillLeased, settlements.Select(static settlement => settlement.Entry.Key).ToArray(), settlements.Select(static settlement => settlement.Entry.Epoch).ToArray());
        batch.Add(Sql.State, lane, _database.Now);
        HashSet<long> leased;
        LaneState state;
        long now;
        var answers = await batch.RunAsync(cancellationToken).ConfigureAwait(false);
        await using (answers.ConfigureAwait(false))
        {
            await answers.NextAsync(static row => row.GetInt32(0)).ConfigureAwait(false);
            leased = [.. await answers.NextAsync(static row => row.GetInt64(0)).ConfigureAwait(false)];
            (state, now) = await answers.OneAsync(static row => (LaneState.FromBytes(row.GetFieldValue<byte[]>(0)), row.GetInt64(1))).ConfigureAwait(false);
        }

        var effects = new List<SettlementEffect>();
        var settled = new List<(Settlement Settlement, SettlementEffect Effect)>();
        foreach (var settlement in settlements)
        {
            // Once each: the next of the same lease is too late.
            var effect = leased.Remove(settlement.Entry.Key) ? policy.Judge(state, now, settlement) : default;
            effects.Add(effect);
            if (effect.Fate != EntryFate.None)
            {
                settled.Add((settlement, effect));
            }
        }

        if (settled.Count > 0)
        {
            AddSettled(batch, lane, state, now, settled);
        }

        await batch.CommitAsync(cancellationToken).ConfigureAwait(false);
        return effects;
    }

    private void AddSettled(StatementBatch batch, int lane, LaneState state, long now, List<(Settlement Settlement, SettlementEffect Effect)> settled)
    {
        var delivered = Of(EntryFate.Delivered);
        var dead = Of(EntryFate.DeadLettered);
        var back = Of(EntryFate.Requeued);
        if (delivered.Count > 0)
        {
            batch.Add(Sql.Delivered, Keys(delivered));
        }

        if (dead.Count > 0)
        {
            batch.Add(Sql.Bury, Keys(dead), dead.ConvertAll(static item => item.Effect.Reason ?? ""), now);
        }

        if (back.Count > 0)
        {
            batch.Add(
                Sql.Requeue,
                Keys(back),
                back.ConvertAll(static item => (short)(item.Effect.IsHeld ? Place.Held : item.Effect.DueIn <= TimeSpan.Zero ? Place.Ready : Place.Waiting)),
                back.ConvertAll(item => item.Effect.IsHeld || item.Effect.DueIn <= TimeSpan.Zero ? 0 : now + item.Effect.DueIn.Ticks),
                back.ConvertAll(static item => item.Effect.History.Attempts),
                back.ConvertAll(static item => item.Effect.History.Refusals),
                back.ConvertAll(static item => item.Effect.History.Unreadable),
                back.ConvertAll(static item => item.Effect.History.LastSettledAt));
        }

        batch.Add(Sql.Settled, lane, state.ToBytes(), (long)delivered.Count, (long)dead.Count, delivered.Sum(static item => (long)item.Settlement.Entry.Body.Length));

        List<(Settlement Settlement, SettlementEffect Effect)> Of(EntryFate fate) => settled.FindAll(item => item.Effect.Fate == fate);

        static List<long> Keys(List<(Settlement Settlement, SettlementEffect Effect)> items) => items.ConvertAll(static item => item.Settlement.Entry.Key);
    }
}

namespace GainsightEvents.Outbox.InMemory;

internal sealed partial class InMemoryOutbox
{
    public ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = Now;
            for (var i = 0; i < settlements.Count; i++)
            {
                effects.Add(Settle(policy, settlements[i], now));
            }
        }

        _progress.Pulse();
        return default;
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken)
    {
        var discarded = new List<DeliveryReport>();
        lock (_gate)
        {
            _closed = true;
            Serve();
            foreach (var rows in _lanes.Values)
            {
                // Everything timed, leases included, comes to the queue, and what was held as well; then the queue is emptied.
                MakeDueReady(rows, long.MaxValue);
                Release(rows);
                while (rows.Ready.Count > 0)
                {
                    var index = rows.Ready.Peek();
                    rows.Ready.Dequeue();
                    if (!ForgetIfRemoved(index))
                    {
                        discarded.Add(End(index, DeliveryOutcome.Discarded));
                    }
                }
            }
        }

        _progress.Pulse();
        return new(discarded);
    }

    private SettlementEffect Settle(LanePolicy policy, in Settlement settlement, long now)
    {
        var index = (int)settlement.Entry.Key;
        if (index < 0 || index >= _table.Used)
        {
            return default;
        }

        ref var slot = ref _table[index];
        if (slot.Place != EntryPlace.Leased || slot.Epoch != settlement.Entry.Epoch)
        {
            return default;
        }

        var rows = slot.Lane;
        var effect = policy.Judge(rows.State, now, settlement);
        rows.Due.Remove(index);
        switch (effect.Fate)
        {
            case EntryFate.Delivered:
                rows.Counts.Queued--;
                rows.Counts.Delivered++;
                Forget(index);
                break;
            case EntryFate.DeadLettered:
                slot.History = slot.History with { Attempts = slot.History.Attempts + 1 };
                MakeDeadLetter(index, effect.Reason ?? "", now);
                break;
            default:
                Requeue(index, effect, now);
                break;
        }

        return effect;
    }

    private void Requeue(int index, in SettlementEffect effect, long now)
    {
        ref var slot = ref _table[index];
        slot.History = effect.History;
        slot.Body = _bodies.Detach(slot.Body);
        if (effect.IsHeld)
        {
            slot.Place = EntryPlace.Held;
            slot.Lane.Held.Enqueue(index);
        }
        else if (effect.DueIn <= TimeSpan.Zero)
        {
            MakeReady(index);
        }
        else
        {
            slot.Place = EntryPlace.Waiting;
            slot.DueAt = now + effect.DueIn.Ticks;
            slot.Lane.Due.Add(index);
        }

        slot.Lane.Claimable.Set();
    }

    /// <summary>Ends an entry that is in no queue any more as expired or discarded.</summary>
    private DeliveryReport End(int index, DeliveryOutcome outcome)
    {
        ref var slot = ref _table[index];
        var report = new DeliveryReport
        {
            EventId = slot.EventId,
            Lane = slot.Lane.Lane,
            EventName = slot.Header.EventName,
            Body = slot.Body.Slab is null ? slot.Body.Memory : slot.Body.Memory.ToArray(),
            Outcome = outcome,
        };
        slot.Lane.Counts.Queued--;
        slot.Lane.Counts.Expired += outcome == DeliveryOutcome.Expired ? 1 : 0;
        slot.Lane.Counts.Discarded += outcome == DeliveryOutcome.Discarded ? 1 : 0;
        Forget(index);
        return report;
    }

    /// <summary>Empties the slot of an entry that has a final outcome and gives its room to those that wait.</summary>
    private void Forget(int index)
    {
        FreeRoom(index);
        _table.Return(index);
        Serve();
    }

    private void FreeRoom(int index)
    {
        ref var slot = ref _table[index];
        TakeRoom(slot.Lane, -1, -slot.Body.Length);
        _bodies.Release(slot.Body);
        slot.Body = default;
    }

    /// <summary>Empties the slot of an entry that was deleted while it stood in a queue.</summary>
    /// <returns>Whether it was.</returns>
    private bool ForgetIfRemoved(int index)
    {
        if (_table[index].Place != EntryPlace.Removed)
        {
            return false;
        }

        _table.Return(index);
        return true;
    }
}

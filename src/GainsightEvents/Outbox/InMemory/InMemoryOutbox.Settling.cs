namespace GainsightEvents.Outbox.InMemory;

internal sealed partial class InMemoryOutbox
{
    public ValueTask<IReadOnlyList<bool>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        var tookEffect = new bool[settlements.Count];
        lock (_gate)
        {
            for (var i = 0; i < tookEffect.Length; i++)
            {
                tookEffect[i] = Settle(settlements[i]);
            }
        }

        return new(tookEffect);
    }

    public ValueTask<IReadOnlyList<FinalEntry>> ResolveRefusedAsync(
        Lane lane, RefusedDisposition disposition, CancellationToken cancellationToken)
    {
        var dead = new List<FinalEntry>();
        lock (_gate)
        {
            var rows = RowsOf(lane);
            var now = _time.GetUtcNow();
            foreach (var index in rows.Refused)
            {
                if (disposition == RefusedDisposition.Requeue)
                {
                    MakeReady(index);
                }
                else
                {
                    var letter = Bury(index, _table[index].Reason!, now);
                    dead.Add(new FinalEntry(letter.EventId, lane, letter.EventName, letter.Body, DeliveryOutcome.Dead, letter.Reason));
                }
            }

            rows.Refused.Clear();
            rows.Claimable.Set();
        }

        return new(dead);
    }

    public ValueTask<IReadOnlyList<FinalEntry>> DiscardQueuedAsync(CancellationToken cancellationToken)
    {
        var discarded = new List<FinalEntry>();
        lock (_gate)
        {
            _closed = true;
            foreach (var rows in _lanes.Values)
            {
                // Everything timed, leases included, comes to the queue, and what was refused as well; then the queue is emptied.
                MakeDueReady(rows, DateTimeOffset.MaxValue);
                rows.Refused.ForEach(MakeReady);
                rows.Refused.Clear();
                while (rows.Ready.Count > 0)
                {
                    var index = rows.Ready.Peek();
                    rows.Ready.Dequeue();
                    discarded.Add(Finish(index, DeliveryOutcome.Discarded));
                }
            }
        }

        return new(discarded);
    }

    private bool Settle(Settlement settlement)
    {
        var index = (int)settlement.Entry.Key;
        if (index < 0 || index >= _table.Used)
        {
            return false;
        }

        ref var slot = ref _table[index];
        if (slot.State != EntryState.Leased || slot.Epoch != settlement.Entry.Epoch)
        {
            return false;
        }

        slot.Lane.Due.Remove((slot.DueAt, index));
        slot.Reason = settlement.Reason;
        switch (settlement.Kind)
        {
            case SettlementKind.Delivered:
                slot.Lane.Counts = slot.Lane.Counts with { Queued = slot.Lane.Counts.Queued - 1, Delivered = slot.Lane.Counts.Delivered + 1 };
                Forget(index);
                break;
            case SettlementKind.Retry:
                Delay(ref slot, index, settlement);
                break;
            case SettlementKind.Refused:
                slot.Body = _bodies.Detach(slot.Body);
                slot.State = EntryState.Refused;
                slot.Lane.Refused.Add(index);
                break;
            default:
                slot.Attempts++;
                Bury(index, settlement.Reason ?? "", settlement.At);
                break;
        }

        return true;
    }

    private void Delay(ref EntrySlot slot, int index, Settlement settlement)
    {
        if (settlement.CountsAttempt)
        {
            slot.Attempts++;
            slot.LastAttemptAt = settlement.At;
        }

        slot.Body = _bodies.Detach(slot.Body);
        slot.State = EntryState.Waiting;
        slot.DueAt = settlement.DueAt;
        slot.Lane.Due.Add((slot.DueAt, index));
        slot.Lane.Claimable.Set();
    }

    /// <summary>Ends an entry that is in no queue any more as expired or discarded.</summary>
    private FinalEntry Finish(int index, DeliveryOutcome outcome)
    {
        ref var slot = ref _table[index];
        var body = slot.Body.Slab is null ? slot.Body.Memory : slot.Body.Memory.ToArray();
        var final = new FinalEntry(slot.EventId, slot.Lane.Lane, slot.Header.EventName, body, outcome, null);
        var counts = slot.Lane.Counts with { Queued = slot.Lane.Counts.Queued - 1 };
        slot.Lane.Counts = outcome == DeliveryOutcome.Expired
            ? counts with { Expired = counts.Expired + 1 }
            : counts with { Discarded = counts.Discarded + 1 };
        Forget(index);
        return final;
    }

    private void Forget(int index)
    {
        ref var slot = ref _table[index];
        _events--;
        _bytes -= slot.Body.Length;
        _bodies.Release(slot.Body);
        _table.Return(index);
        _room.Set();
    }
}

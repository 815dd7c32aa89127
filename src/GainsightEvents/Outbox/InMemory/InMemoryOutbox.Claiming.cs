namespace GainsightEvents.Outbox.InMemory;

internal sealed partial class InMemoryOutbox
{
    // Expired entries are reported with copies of their bodies: so many at a time.
    private const int MaxExpired = 256;

    public ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var now = Now;
            PurgeAged(now);
            Serve();
            var rows = RowsOf(request.Policy.Lane);
            rows.Claimable.Reset();
            MakeDueReady(rows, now);
            var expired = ExpireHeld(rows, now);
            var admission = request.Policy.Admit(rows.State, now, request);
            if (!admission.IsProbe && admission.MaxEntries > 0)
            {
                // The lane is open: what was refused with it has another chance.
                Release(rows);
            }

            var wait = Lease(rows, request, admission, now, entries, ref expired);
            if (expired is not null)
            {
                _progress.Pulse();
            }

            return new(ResultOf(rows, request.Policy, admission, wait, now) with { Expired = expired, Change = admission.Change });
        }
    }

    /// <summary>Leases what is admitted.</summary>
    /// <returns>How long until there may be a permit, where one was missing.</returns>
    private TimeSpan Lease(
        LaneRows rows, in ClaimRequest request, in Admission admission, long now, List<LeasedEntry> entries, ref List<DeliveryReport>? expired)
    {
        var leased = 0;
        while (leased < admission.MaxEntries && Next(rows, admission.IsProbe) is { } next)
        {
            if (_table[next].Place == EntryPlace.Removed)
            {
                TakeOut(rows, next);
                _table.Return(next);
                continue;
            }

            if (_table[next].ExpiresAt <= now)
            {
                if (expired?.Count >= MaxExpired)
                {
                    break;
                }

                TakeOut(rows, next);
                (expired ??= []).Add(End(next, DeliveryOutcome.Expired));
                continue;
            }

            var wait = request.Policy.TakePermit(rows.State, now, _table[next].Header.Priority, admission.IsProbe);
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            TakeOut(rows, next);
            entries.Add(Lease(next, request.Policy, admission.IsProbe, now));
            leased++;
        }

        return TimeSpan.Zero;
    }

    /// <summary>The entry to send next. A probe takes one that was never refused, where there is any.</summary>
    private static int? Next(LaneRows rows, bool isProbe) =>
        rows.Ready.Count > 0 ? rows.Ready.Peek() : isProbe && rows.Held.Count > 0 ? rows.Held.Peek() : null;

    private static void TakeOut(LaneRows rows, int index)
    {
        if (rows.Ready.Count > 0 && rows.Ready.Peek() == index)
        {
            rows.Ready.Dequeue();
        }
        else
        {
            rows.Held.Dequeue();
        }
    }

    private static ClaimResult ResultOf(LaneRows rows, LanePolicy policy, in Admission admission, TimeSpan wait, long now)
    {
        TimeSpan? due = rows.Due.Count > 0 ? TimeSpan.FromTicks(Math.Max(0, rows.Due.FirstAt - now)) : null;
        if (admission.MaxEntries == 0)
        {
            return new ClaimResult(admission.ClosedFor, AwaitsEntries: false);
        }

        if (wait > TimeSpan.Zero)
        {
            // What is due again before may be of high priority, and so may what is appended.
            var awaits = policy.AwaitsEntries(rows.State, now, wait);
            return new ClaimResult(awaits && due < wait ? due : wait, awaits);
        }

        return rows.Ready.Count > 0 ? new ClaimResult(TimeSpan.Zero, AwaitsEntries: false) : new ClaimResult(due, AwaitsEntries: true);
    }

    /// <summary>Retries whose time has come, and entries whose lease has run out, line up behind the others.</summary>
    private void MakeDueReady(LaneRows rows, long now)
    {
        while (rows.Due.Count > 0 && rows.Due.FirstAt <= now)
        {
            var next = rows.Due.First;
            rows.Due.Remove(next);
            Abandon(next);
            MakeReady(next);
        }
    }

    /// <summary>Who held a lease may still read the body.</summary>
    private void Abandon(int index)
    {
        ref var slot = ref _table[index];
        if (slot.Place == EntryPlace.Leased && slot.Body.Slab is { } slab)
        {
            slab.Abandoned = true;
        }
    }

    private void Release(LaneRows rows)
    {
        while (rows.Held.Count > 0)
        {
            var index = rows.Held.Dequeue();
            if (!ForgetIfRemoved(index))
            {
                MakeReady(index);
            }
        }
    }

    /// <summary>Held entries expire as well, though nothing may be sent.</summary>
    private List<DeliveryReport>? ExpireHeld(LaneRows rows, long now)
    {
        List<DeliveryReport>? expired = null;
        for (var count = rows.Held.Count; count > 0; count--)
        {
            var index = rows.Held.Dequeue();
            if (ForgetIfRemoved(index))
            {
                continue;
            }

            if (_table[index].ExpiresAt <= now && (expired is null || expired.Count < MaxExpired))
            {
                (expired ??= []).Add(End(index, DeliveryOutcome.Expired));
            }
            else
            {
                rows.Held.Enqueue(index);
            }
        }

        return expired;
    }

    private LeasedEntry Lease(int index, LanePolicy policy, bool isProbe, long now)
    {
        ref var slot = ref _table[index];
        slot.Place = EntryPlace.Leased;
        slot.Epoch++;
        slot.DueAt = now + policy.LeaseDuration.Ticks;
        slot.Lane.Due.Add(index);
        return new LeasedEntry
        {
            Key = index,
            Epoch = slot.Epoch,
            EventId = slot.EventId,
            Lane = slot.Lane.Lane,
            Header = slot.Header,
            Body = slot.Body.Memory,
            AcceptedAt = slot.AcceptedAt,
            ClaimedAt = now,
            Version = policy.Version,
            IsProbe = isProbe,
            History = slot.History,
            TraceParent = slot.TraceParent,
        };
    }
}

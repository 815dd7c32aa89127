namespace GainsightEvents.Outbox.InMemory;

internal sealed partial class InMemoryOutbox
{
    // Expired entries are returned with copies of their bodies: so many at a time.
    private const int MaxExpired = 256;

    public ValueTask<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            PurgeAged();
            var rows = RowsOf(request.Lane);
            rows.Claimable.Reset();
            MakeDueReady(rows, request.Now);

            var leased = new List<LeasedEntry>();
            var expired = new List<FinalEntry>();
            var awaitsPermit = false;
            while (rows.Ready.Count > 0 && leased.Count < request.MaxEntries && expired.Count < MaxExpired)
            {
                var index = rows.Ready.Peek();
                if (_table[index].ExpiresAt <= request.Now)
                {
                    rows.Ready.Dequeue();
                    expired.Add(Finish(index, DeliveryOutcome.Expired));
                    continue;
                }

                var grant = request.Quota.Take(rows.Quota, request.Now, 1);
                if (grant.Permits == 0)
                {
                    awaitsPermit = true;
                    break;
                }

                rows.Quota = grant.State;
                rows.Ready.Dequeue();
                leased.Add(Lease(index, request.Now + request.LeaseDuration));
            }

            return new(new Claim(leased, expired, NextDueAt(rows, request)) { AwaitsPermit = awaitsPermit });
        }
    }

    private static DateTimeOffset? NextDueAt(LaneRows rows, ClaimRequest request) =>
        rows.Ready.Count > 0 ? request.Quota.Take(rows.Quota, request.Now, 0).NextPermitAt
        : rows.Due.Count > 0 ? rows.Due.Min.At
        : null;

    /// <summary>Retries whose time has come, and entries whose lease has run out, line up behind the others.</summary>
    private void MakeDueReady(LaneRows rows, DateTimeOffset now)
    {
        while (rows.Due.Count > 0 && rows.Due.Min.At <= now)
        {
            var next = rows.Due.Min;
            rows.Due.Remove(next);
            ref var slot = ref _table[next.Index];
            if (slot.State == EntryState.Leased && slot.Body.Slab is { } slab)
            {
                // Who held the lease may still read the body.
                slab.Abandoned = true;
            }

            MakeReady(next.Index);
        }
    }

    private LeasedEntry Lease(int index, DateTimeOffset until)
    {
        ref var slot = ref _table[index];
        slot.State = EntryState.Leased;
        slot.Epoch++;
        slot.DueAt = until;
        slot.Lane.Due.Add((slot.DueAt, index));
        return new LeasedEntry(
            index, slot.Epoch, slot.EventId, slot.Lane.Lane, slot.Header, slot.Body.Memory, slot.Attempts, slot.AcceptedAt)
        {
            LastAttemptAt = slot.LastAttemptAt,
            TraceParent = slot.TraceParent,
        };
    }
}

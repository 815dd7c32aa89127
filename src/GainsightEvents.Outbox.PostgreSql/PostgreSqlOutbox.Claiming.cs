namespace GainsightEvents.Outbox.PostgreSql;

internal sealed partial class PostgreSqlOutbox
{
    // Longer than any retry: what is due later, a lease apart, is so by a clock that was set back.
    private const long LatestDue = TimeSpan.TicksPerDay;

    public async ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _appender.CaughtUpAsync().ConfigureAwait(false);
        await PurgeAgedAsync(everyTime: false, cancellationToken).ConfigureAwait(false);
        var lane = await _database.IdOfAsync(request.Policy.Lane, cancellationToken).ConfigureAwait(false);
        if (_line.Know(request.Policy.Lane))
        {
            _appender.Forget();
        }

        var (result, leased, seen) = await _database.TransactAsync(batch => ClaimAsync(batch, lane, request, cancellationToken), cancellationToken).ConfigureAwait(false);
        _database.Log.Reached();
        _seen[request.Policy.Lane] = _lastSeen = seen;
        entries.AddRange(leased);
        if (result.Expired is not null || leased.Count > 0)
        {
            Changed();
        }

        return result;
    }

    private async Task<(ClaimResult Result, List<LeasedEntry> Leased, Seen Seen)> ClaimAsync(
        StatementBatch batch, int lane, ClaimRequest request, CancellationToken cancellationToken)
    {
        var policy = request.Policy;

        // No more have a permit at any one time than go back to back; and one more shows whether there is more.
        var most = Math.Min(request.MaxEntries, policy.Quota.Burst) + 1;
        batch.Add(Sql.LockLane, lane);
        batch.Add(Sql.LineUpDue, lane, _database.Now, LatestDue + policy.LeaseDuration.Ticks);
        batch.Add(Sql.Fold, new[] { lane });
        batch.Add(Sql.Expire, lane, _database.Now);
        batch.Add(Sql.Refresh, lane, _database.Now);
        AddCandidates(batch, lane, most);
        batch.Add(Sql.State, lane, _database.Now);
        batch.Add(Sql.FirstHeld, lane);

        var answers = await batch.RunAsync(cancellationToken).ConfigureAwait(false);
        List<DeliveryReport> expired;
        List<EntryRow> candidates, held;
        (byte[] State, long Now) known;
        await using (answers.ConfigureAwait(false))
        {
            await answers.NextAsync(static row => row.GetInt32(0)).ConfigureAwait(false);
            expired = await answers.NextAsync(row => new DeliveryReport
            {
                EventId = row.GetGuid(0),
                Lane = policy.Lane,
                EventName = row.GetString(1),
                Body = row.GetFieldValue<byte[]>(2),
                Outcome = DeliveryOutcome.Expired,
            }).ConfigureAwait(false);
            candidates = await answers.NextAsync(row => EntryRow.Read(row, policy.Lane)).ConfigureAwait(false);
            known = await answers.OneAsync(static row => (row.GetFieldValue<byte[]>(0), row.GetInt64(1))).ConfigureAwait(false);
            held = await answers.NextAsync(row => EntryRow.Read(row, policy.Lane)).ConfigureAwait(false);
        }

        var (stateBefore, now) = known;
        var state = LaneState.FromBytes(stateBefore);
        var admission = policy.Admit(state, now, request);
        if (!admission.IsProbe && admission.MaxEntries > 0 && held.Count > 0)
        {
            batch.Add(Sql.LineUpHeld, lane);
            AddCandidates(batch, lane, most);
            candidates = await batch.ReadAsync(row => EntryRow.Read(row, policy.Lane), cancellationToken).ConfigureAwait(false);
        }

        // Where more has expired than one claim ends, the next one goes on, before anything is sent.
        var hasMoreExpired = expired.Count == Sql.MostAtOnce;
        var (leased, wait) = hasMoreExpired
            ? ([], TimeSpan.Zero)
            : Lease(request, state, now, admission, admission.IsProbe ? [.. candidates, .. held] : candidates);
        AddLeases(batch, lane, request, now, leased, candidates);
        if (state.ToBytes() is var stateAfter && !stateAfter.AsSpan().SequenceEqual(stateBefore))
        {
            batch.Add(Sql.SaveState, lane, stateAfter);
        }

        batch.Add(Sql.Left, lane);
        batch.Add(Sql.Seen);
        batch.Add("COMMIT");
        answers = await batch.RunAsync(cancellationToken).ConfigureAwait(false);
        await using (answers.ConfigureAwait(false))
        {
            var (dueAt, isReady) = await answers.OneAsync(static row => (row.Long(0), row.GetBoolean(1))).ConfigureAwait(false);
            var seen = await answers.OneAsync(Seen.Read).ConfigureAwait(false);
            var result = hasMoreExpired && admission.MaxEntries > 0
                ? new ClaimResult(TimeSpan.Zero, AwaitsEntries: false)
                : ResultOf(policy, state, now, admission, wait, dueAt is { } at ? TimeSpan.FromTicks(at - now) : null, isReady);
            return (result with { Expired = expired.Count > 0 ? expired : null, Change = admission.Change }, leased, seen);
        }
    }

    private void AddCandidates(StatementBatch batch, int lane, int most)
    {
        batch.Add(Sql.Fold, new[] { lane });
        batch.Add(Sql.SendHome, lane, most);
        batch.Add(Sql.Candidates, lane, most);
    }

    /// <summary>Leases as many as are admitted and have a permit.</summary>
    /// <returns>The entries, and how long the next has to wait for its permit.</returns>
    private static (List<LeasedEntry> Leased, TimeSpan Wait) Lease(ClaimRequest request, LaneState state, long now, Admission admission, List<EntryRow> candidates)
    {
        var leased = new List<LeasedEntry>();
        foreach (var (entry, expiresAt) in candidates)
        {
            if (leased.Count >= admission.MaxEntries)
            {
                break;
            }

            if (expiresAt <= now)
            {
                // In the moment between; the next claim ends it.
                continue;
            }

            var wait = request.Policy.TakePermit(state, now, entry.Header.Priority, admission.IsProbe);
            if (wait > TimeSpan.Zero)
            {
                return (leased, wait);
            }

            leased.Add(entry with { Epoch = entry.Epoch + 1, ClaimedAt = now, Version = request.Policy.Version, IsProbe = admission.IsProbe });
        }

        return (leased, TimeSpan.Zero);
    }

    private void AddLeases(StatementBatch batch, int lane, ClaimRequest request, long now, List<LeasedEntry> leased, List<EntryRow> ready)
    {
        if (leased.Count == 0)
        {
            return;
        }

        batch.Add(Sql.Lease, leased.ConvertAll(static entry => entry.Key), request.Owner, now + request.Policy.LeaseDuration.Ticks);

        // Each name once, where it was served last.
        var inTurn = ready.Select(static row => row.Entry.Key).ToHashSet();
        var served = leased.Where(entry => inTurn.Contains(entry.Key)).Select(static entry => (Priority: (short)entry.Header.Priority, Name: entry.EventName))
            .Reverse().Distinct().Reverse().ToList();
        var (priorities, names) = (served.ConvertAll(static name => name.Priority), served.ConvertAll(static name => name.Name));
        batch.Add(Sql.Served, lane, priorities, names);
        batch.Add(Sql.ServedHome, lane, priorities, names);
    }

    private static ClaimResult ResultOf(LanePolicy policy, LaneState state, long now, Admission admission, TimeSpan wait, TimeSpan? due, bool isReady)
    {
        if (admission.MaxEntries == 0)
        {
            return new ClaimResult(admission.ClosedFor, AwaitsEntries: false);
        }

        if (wait > TimeSpan.Zero)
        {
            var awaits = policy.AwaitsEntries(state, now, wait);
            return new ClaimResult(awaits && due < wait ? due : wait, awaits);
        }

        return isReady ? new ClaimResult(TimeSpan.Zero, AwaitsEntries: false) : new ClaimResult(due, AwaitsEntries: true);
    }
}

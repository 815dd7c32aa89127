using System.Collections.Concurrent;

namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    private const int MaxExpired = 256;

    // Longer than any retry: what is due later, a lease apart, is so by a clock that was set back.
    private const long LatestDue = TimeSpan.TicksPerDay;

    private readonly ConcurrentDictionary<Lane, Seen> _seen = new();

    public async ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ((result, leased), seen) = await Writer.RunAndSeeAsync(unit => Claim(unit, request)).ConfigureAwait(false);
        _seen[request.Policy.Lane] = seen;
        entries.AddRange(leased);
        return result;
    }

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken) =>
        WaitForChangeAsync(_seen.TryGetValue(lane, out var seen) ? seen : default, cancellationToken);

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => WaitForChangeAsync(Writer.Seen, cancellationToken);

    private static (ClaimResult Result, List<LeasedEntry> Leased) Claim(UnitOfWork unit, ClaimRequest request)
    {
        var lane = unit.Lanes[request.Policy.Lane];
        LineUp(unit, $"place IN ({Place.Waiting}, {Place.Leased}) AND lane = ?1 AND (due_at <= ?2 OR due_at > ?3) ORDER BY due_at, key",
            lane.Id, unit.Now, unit.Now + LatestDue + request.Policy.LeaseDuration.Ticks);

        var admission = request.Policy.Admit(lane.State, unit.Now, request);
        if (!admission.IsProbe && admission.MaxEntries > 0)
        {
            LineUp(unit, $"place = {Place.Held} AND lane = ?1 ORDER BY key", lane.Id);
        }

        var expired = Expire(unit, lane);
        var (leased, wait) = Lease(unit, request, lane, admission, expired);
        var result = ResultOf(unit, request.Policy, lane, admission, wait);
        return (result with { Expired = expired.Count > 0 ? expired : null, Change = admission.Change }, leased);
    }

    private static void LineUp(UnitOfWork unit, string which, params object?[] parameters) =>
        unit.Db.Rows($"SELECT key FROM entry WHERE {which}", static row => row.Long(0), parameters).ForEach(unit.LineUp);

    /// <summary>Leases as many as are admitted and have a permit.</summary>
    /// <returns>The entries, and how long the next has to wait for its permit.</returns>
    private static (List<LeasedEntry> Leased, TimeSpan Wait) Lease(
        UnitOfWork unit, ClaimRequest request, LaneRow lane, Admission admission, List<DeliveryReport> expired)
    {
        var leased = new List<LeasedEntry>();
        while (leased.Count < admission.MaxEntries && Next(unit, lane, admission, expired) is { } next)
        {
            var (entry, isReady) = next;
            var wait = request.Policy.TakePermit(lane.State, unit.Now, entry.Header.Priority, admission.IsProbe);
            if (wait > TimeSpan.Zero)
            {
                return (leased, wait);
            }

            unit.Lease(entry.Key, request.Owner, request.Policy.LeaseDuration);
            leased.Add(entry with { Epoch = entry.Epoch + 1, ClaimedAt = unit.Now, Version = request.Policy.Version, IsProbe = admission.IsProbe });
            if (isReady)
            {
                unit.Turns.Served(lane.Id, (int)entry.Header.Priority, entry.EventName);
            }
        }

        return (leased, TimeSpan.Zero);
    }

    /// <summary>The entry whose turn it is. A probe takes what was never tried before what was refused, the longest untried of it first.</summary>
    private static (LeasedEntry Entry, bool IsReady)? Next(UnitOfWork unit, LaneRow lane, Admission admission, List<DeliveryReport> expired)
    {
        while (expired.Count < MaxExpired && unit.Turns.First(lane.Id) is var (priority, name))
        {
            // One that came back may be older than those before it.
            Expire(unit, lane, expired, Turns.Members, lane.Id, priority, name);
            if (Read(unit, lane, Turns.Members, lane.Id, priority, name) is { } entry)
            {
                return expired.Count < MaxExpired ? (entry, true) : null;
            }

            unit.Turns.Refresh(lane.Id, priority, name);
        }

        return admission.IsProbe && expired.Count < MaxExpired && Read(unit, lane, $"FROM entry WHERE place = {Place.Held} AND lane = ?1", lane.Id) is { } held
            ? (held, false)
            : null;
    }

    /// <summary>Reads the first entry that is as it was written; those before it are lost.</summary>
    private static LeasedEntry? Read(UnitOfWork unit, LaneRow lane, string which, params object?[] parameters)
    {
        while (unit.Db.First<(LeasedEntry Entry, bool IsSound)?>(
            $"SELECT {EntryRow.Columns}, epoch, attempts, refusals, unreadable, last_settled_at {which} ORDER BY key LIMIT 1",
            row => (EntryOf(row, lane.Lane), EntryRow.IsSound(row)),
            parameters) is var (entry, isSound))
        {
            if (isSound)
            {
                return entry;
            }

            unit.Lose(entry.Key, lane, isDead: false, entry.Body.Length);
        }

        return null;
    }

    private static LeasedEntry EntryOf(Statement row, Lane lane) => new()
    {
        Key = row.Long(0),
        EventId = row.Guid(6),
        Lane = lane,
        Header = EntryRow.HeaderOf(row),
        Body = row.Bytes(13).ToArray(),
        TraceParent = row.Text(12),
        AcceptedAt = EntryRow.TimeOf(row.Long(7)),
        Epoch = row.Long(EntryRow.Count),
        History = new EntryHistory(row.Int(EntryRow.Count + 1), row.Int(EntryRow.Count + 2), row.Int(EntryRow.Count + 3), row.Long(EntryRow.Count + 4)),
        ClaimedAt = 0,
        Version = 0,
    };

    private static ClaimResult ResultOf(UnitOfWork unit, LanePolicy policy, LaneRow lane, Admission admission, TimeSpan wait)
    {
        if (admission.MaxEntries == 0)
        {
            return new ClaimResult(admission.ClosedFor, AwaitsEntries: false);
        }

        var dueAt = unit.Db.Long($"SELECT MIN(due_at) FROM entry WHERE place IN ({Place.Waiting}, {Place.Leased}) AND lane = ?1", lane.Id);
        TimeSpan? due = dueAt == 0 ? null : TimeSpan.FromTicks(dueAt - unit.Now);
        if (wait > TimeSpan.Zero)
        {
            var awaits = policy.AwaitsEntries(lane.State, unit.Now, wait);
            return new ClaimResult(awaits && due < wait ? due : wait, awaits);
        }

        var isReady = unit.Db.Long($"SELECT EXISTS (SELECT * FROM entry WHERE place = {Place.Ready} AND lane = ?1)", lane.Id) == 1;
        return isReady ? new ClaimResult(TimeSpan.Zero, AwaitsEntries: false) : new ClaimResult(due, AwaitsEntries: true);
    }

    private static List<DeliveryReport> Expire(UnitOfWork unit, LaneRow lane)
    {
        var expired = new List<DeliveryReport>();
        Expire(unit, lane, expired, $"FROM entry WHERE place = {Place.Held} AND lane = ?1", lane.Id);
        while (expired.Count < MaxExpired && unit.Turns.Expired(lane.Id, unit.Now) is var (priority, name))
        {
            Expire(unit, lane, expired, Turns.Members, lane.Id, priority, name);
            unit.Turns.Refresh(lane.Id, priority, name);
        }

        return expired;
    }

    private static void Expire(UnitOfWork unit, LaneRow lane, List<DeliveryReport> expired, string which, params object?[] parameters)
    {
        while (expired.Count < MaxExpired && unit.Db.First<(long Key, bool IsExpired, bool IsSound, DeliveryReport Report)?>(
            $"SELECT {EntryRow.Columns} {which} ORDER BY key LIMIT 1",
            row => (row.Long(0), row.Long(4) + row.Long(5) <= unit.Now, EntryRow.IsSound(row), EntryRow.ReportOf(row, lane.Lane, DeliveryOutcome.Expired)),
            parameters) is var (key, isExpired, isSound, report))
        {
            if (!isSound)
            {
                unit.Lose(key, lane, isDead: false, report.Body.Length);
            }
            else if (isExpired)
            {
                unit.End(key, lane, lane.Counts with { Queued = lane.Counts.Queued - 1, Expired = lane.Counts.Expired + 1 }, report.Body.Length);
                expired.Add(report);
            }
            else
            {
                return;
            }
        }
    }
}

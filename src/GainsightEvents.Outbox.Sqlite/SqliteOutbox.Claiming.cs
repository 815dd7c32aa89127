using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

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
        LineUp(unit, $"place IN ({Place.Waiting}, {Place.Leased}) AND (due_at <= $now OR due_at > $latest) ORDER BY due_at, position", lane,
            ("$now", unit.Now), ("$latest", unit.Now + LatestDue + request.Policy.LeaseDuration.Ticks));

        var admission = request.Policy.Admit(lane.State, unit.Now, request);
        if (!admission.IsProbe && admission.MaxEntries > 0)
        {
            LineUp(unit, $"place = {Place.Held} ORDER BY position", lane);
        }

        var expired = Expire(unit, lane);
        var leased = new List<LeasedEntry>();
        var wait = TimeSpan.Zero;
        foreach (var row in expired.Count == MaxExpired ? [] : Candidates(unit, lane, admission))
        {
            wait = request.Policy.TakePermit(lane.State, unit.Now, row.Header.Priority, admission.IsProbe);
            if (wait > TimeSpan.Zero)
            {
                break;
            }

            unit.Lease(row.Key, request.Owner, request.Policy.LeaseDuration);
            leased.Add(row with { Epoch = row.Epoch + 1, ClaimedAt = unit.Now, Version = request.Policy.Version, IsProbe = admission.IsProbe });
        }

        var result = ResultOf(unit, request.Policy, lane, admission, wait);
        return (result with { Expired = expired.Count > 0 ? expired : null, Change = admission.Change }, leased);
    }

    private static void LineUp(UnitOfWork unit, string which, LaneRow lane, params (string, object?)[] parameters)
    {
        foreach (var key in unit.Db.Rows(
            $"SELECT key FROM entry WHERE lane = $lane AND {which}", static row => row.GetInt64(0), [("$lane", lane.Lane.Name), .. parameters]))
        {
            unit.LineUp(key);
        }
    }

    private static List<LeasedEntry> Candidates(UnitOfWork unit, LaneRow lane, Admission admission)
    {
        // A probe takes what was never tried before what was refused, the longest untried of it first.
        var held = admission.MaxEntries > 0 && admission.IsProbe ? Read($"place = {Place.Held} ORDER BY position") : [];
        var ready = admission.MaxEntries > 0 ? Read($"place = {Place.Ready} ORDER BY priority DESC, turn, position") : [];
        return [.. ready.Concat(held).Take(admission.MaxEntries)];

        List<LeasedEntry> Read(string which) => unit.Db.Rows(
            $"""
            SELECT key, event_id, name, body, priority, identity_field, event_version, topic, contract, trace_parent, accepted_at, epoch, attempts, refusals, unreadable,
                last_settled_at
            FROM entry WHERE lane = $lane AND {which} LIMIT $max
            """,
            row => new LeasedEntry
            {
                Key = row.GetInt64(0),
                EventId = row.GetGuid(1),
                Lane = lane.Lane,
                Body = row.GetFieldValue<byte[]>(3),
                Header = new EntryHeader(row.GetString(2), (EventPriority)row.GetInt32(4), Text(row, 5))
                {
                    EventVersion = Text(row, 6),
                    TopicName = Text(row, 7),
                    ContractId = Text(row, 8),
                },
                TraceParent = Text(row, 9),
                AcceptedAt = new DateTimeOffset(row.GetInt64(10), TimeSpan.Zero),
                Epoch = row.GetInt64(11),
                History = new EntryHistory(row.GetInt32(12), row.GetInt32(13), row.GetInt32(14), row.GetInt64(15)),
                ClaimedAt = 0,
                Version = 0,
            },
            ("$lane", lane.Lane.Name), ("$max", admission.MaxEntries));
    }

    private static ClaimResult ResultOf(UnitOfWork unit, LanePolicy policy, LaneRow lane, Admission admission, TimeSpan wait)
    {
        if (admission.MaxEntries == 0)
        {
            return new ClaimResult(admission.ClosedFor, AwaitsEntries: false);
        }

        var dueAt = unit.Db.Long($"SELECT MIN(due_at) FROM entry WHERE lane = $lane AND place IN ({Place.Waiting}, {Place.Leased})", ("$lane", lane.Lane.Name));
        TimeSpan? due = dueAt == 0 ? null : TimeSpan.FromTicks(dueAt - unit.Now);
        if (wait > TimeSpan.Zero)
        {
            var awaits = policy.AwaitsEntries(lane.State, unit.Now, wait);
            return new ClaimResult(awaits && due < wait ? due : wait, awaits);
        }

        var isReady = unit.Db.Long($"SELECT EXISTS (SELECT * FROM entry WHERE lane = $lane AND place = {Place.Ready})", ("$lane", lane.Lane.Name)) == 1;
        return isReady ? new ClaimResult(TimeSpan.Zero, AwaitsEntries: false) : new ClaimResult(due, AwaitsEntries: true);
    }

    private static List<DeliveryReport> Expire(UnitOfWork unit, LaneRow lane)
    {
        var old = unit.Db.Rows(
            $"SELECT key, event_id, name, body FROM entry WHERE lane = $lane AND place IN ({Place.Ready}, {Place.Held}) AND expires_at <= $now LIMIT {MaxExpired}",
            row => (Key: row.GetInt64(0), Report: UnitOfWork.ReportOf(row, lane.Lane, DeliveryOutcome.Expired)),
            ("$lane", lane.Lane.Name), ("$now", unit.Now));
        foreach (var (key, report) in old)
        {
            unit.End(key, lane, lane.Counts with { Queued = lane.Counts.Queued - 1, Expired = lane.Counts.Expired + 1 }, report.Body.Length);
        }

        return old.ConvertAll(static item => item.Report);
    }

    private static string? Text(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}

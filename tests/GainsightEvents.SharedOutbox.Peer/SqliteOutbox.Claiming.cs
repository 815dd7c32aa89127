using GainsightEvents.Outbox;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.SharedOutbox;

internal sealed partial class SqliteOutbox
{
    private const int MaxExpired = 256;

    // Longer than any retry: what is due later, a lease apart, is so by a clock that was set back.
    private const long Latest = TimeSpan.TicksPerDay;

    private readonly Dictionary<Lane, (long Others, long Own)> _seen = [];

    public ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // What others commit from here on is news to whoever waits for entries after this claim.
            var others = _db.Others;
            var leased = new List<LeasedEntry>();
            var result = Write((db, now) => Claim(db, now, request, leased));
            _seen[request.Policy.Lane] = (others, _db.Own);
            entries.AddRange(leased);
            return new(result);
        }
    }

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(WaitForChangeAsync(_seen.GetValueOrDefault(lane), cancellationToken));
        }
    }

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(WaitForChangeAsync((_db.Others, _db.Own), cancellationToken));
        }
    }

    /// <summary>Waits until rows have changed: by this process, which is told, or by another, which is found out.</summary>
    private async Task WaitForChangeAsync((long Others, long Own) seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
                if ((_db.Others, _db.Own) != seen)
                {
                    return;
                }
            }

            try
            {
                await changed.WaitAsync(Look, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Looks again.
            }
        }
    }

    private static ClaimResult Claim(SqliteSession db, long now, ClaimRequest request, List<LeasedEntry> leased)
    {
        var lane = request.Policy.Lane;
        EnsureLane(db, lane);
        var state = StateOf(db, lane);
        foreach (var key in db.Rows(
            "SELECT key FROM entry WHERE lane = $lane AND place IN ($waiting, $leased) AND (due_at <= $now OR due_at > $now + $latest) ORDER BY due_at, position",
            row => row.GetInt64(0),
            ("$lane", lane.Name), ("$waiting", Place.Waiting), ("$leased", Place.Leased), ("$now", now), ("$latest", Latest + request.Policy.LeaseDuration.Ticks)))
        {
            LineUp(db, key);
        }

        var admission = request.Policy.Admit(state, now, request);
        if (!admission.IsProbe && admission.MaxEntries > 0)
        {
            foreach (var key in db.Rows(
                "SELECT key FROM entry WHERE lane = $lane AND place = $held ORDER BY position", row => row.GetInt64(0), ("$lane", lane.Name), ("$held", Place.Held)))
            {
                LineUp(db, key);
            }
        }

        var expired = Expire(db, lane, now);
        var wait = TimeSpan.Zero;
        var rows = expired.Count == MaxExpired ? [] : Candidates(db, lane, admission);
        foreach (var row in rows)
        {
            wait = request.Policy.TakePermit(state, now, row.Header.Priority, admission.IsProbe);
            if (wait > TimeSpan.Zero)
            {
                break;
            }

            db.Run(
                "UPDATE entry SET place = $leased, epoch = epoch + 1, owner = $owner, due_at = $until WHERE key = $key",
                ("$leased", Place.Leased), ("$owner", request.Owner.ToByteArray()), ("$until", now + request.Policy.LeaseDuration.Ticks), ("$key", row.Key));
            leased.Add(row with { Epoch = row.Epoch + 1, ClaimedAt = now, Version = request.Policy.Version, IsProbe = admission.IsProbe });
        }

        SaveState(db, lane, state);
        return ResultOf(db, request.Policy, state, now, admission, wait) with { Expired = expired.Count > 0 ? expired : null, Change = admission.Change };
    }

    private static List<LeasedEntry> Candidates(SqliteSession db, Lane lane, Admission admission) => db.Rows(
        """
        SELECT key, event_id, name, body, priority, identity_field, event_version, topic, trace_parent, accepted_at, epoch, attempts, refusals, unreadable,
            last_settled_at, contract
        FROM entry WHERE lane = $lane AND place IN ($ready, $held)
        ORDER BY place, CASE place WHEN $held THEN position END, priority DESC, turn, position LIMIT $max
        """,
        row => new LeasedEntry
        {
            Key = row.GetInt64(0),
            EventId = row.GetGuid(1),
            Lane = lane,
            Body = row.GetFieldValue<byte[]>(3),
            Header = new EntryHeader(row.GetString(2), (EventPriority)row.GetInt32(4), Text(row, 5))
            {
                EventVersion = Text(row, 6),
                TopicName = Text(row, 7),
                ContractId = Text(row, 15),
            },
            TraceParent = Text(row, 8),
            AcceptedAt = new DateTimeOffset(row.GetInt64(9), TimeSpan.Zero),
            Epoch = row.GetInt64(10),
            History = new EntryHistory(row.GetInt32(11), row.GetInt32(12), row.GetInt32(13), row.GetInt64(14)),
            ClaimedAt = 0,
            Version = 0,
        },
        ("$lane", lane.Name), ("$ready", Place.Ready), ("$held", admission.IsProbe ? Place.Held : -1), ("$max", admission.MaxEntries));

    private static ClaimResult ResultOf(SqliteSession db, LanePolicy policy, LaneState state, long now, Admission admission, TimeSpan wait)
    {
        if (admission.MaxEntries == 0)
        {
            return new ClaimResult(admission.ClosedFor, AwaitsEntries: false);
        }

        var dueAt = db.Long(
            "SELECT MIN(due_at) FROM entry WHERE lane = $lane AND place IN ($waiting, $leased)",
            ("$lane", policy.Lane.Name), ("$waiting", Place.Waiting), ("$leased", Place.Leased));
        TimeSpan? due = dueAt == 0 ? null : TimeSpan.FromTicks(dueAt - now);
        if (wait > TimeSpan.Zero)
        {
            var awaits = policy.AwaitsEntries(state, now, wait);
            return new ClaimResult(awaits && due < wait ? due : wait, awaits);
        }

        var isReady = db.Long("SELECT EXISTS (SELECT * FROM entry WHERE lane = $lane AND place = $ready)", ("$lane", policy.Lane.Name), ("$ready", Place.Ready));
        return isReady == 1 ? new ClaimResult(TimeSpan.Zero, AwaitsEntries: false) : new ClaimResult(due, AwaitsEntries: true);
    }

    private static List<DeliveryReport> Expire(SqliteSession db, Lane lane, long now)
    {
        var old = db.Rows(
            "SELECT key, event_id, name, body FROM entry WHERE lane = $lane AND place IN ($ready, $held) AND expires_at <= $now LIMIT $max",
            row => (Key: row.GetInt64(0), Report: ReportOf(row, lane, DeliveryOutcome.Expired)),
            ("$lane", lane.Name), ("$ready", Place.Ready), ("$held", Place.Held), ("$now", now), ("$max", MaxExpired));
        old.ForEach(item => End(db, item.Key, lane.Name, "queued", "expired", item.Report.Body.Length));
        return [.. old.Select(static item => item.Report)];
    }

    private static LaneState StateOf(SqliteSession db, Lane lane) => LaneState.FromBytes(
        db.Rows("SELECT state FROM lane WHERE name = $lane", row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0), ("$lane", lane.Name))[0]);

    // What has not changed is not written, or the processes would wake each other for ever.
    private static void SaveState(SqliteSession db, Lane lane, LaneState state) =>
        db.Run("UPDATE lane SET state = $state WHERE name = $lane AND state IS NOT $state", ("$state", state.ToBytes()), ("$lane", lane.Name));

    private static string? Text(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}

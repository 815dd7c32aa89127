using System.Text;
using GainsightEvents.Outbox;
using static GainsightEvents.Tests.Outbox.ModelEntry;

namespace GainsightEvents.Tests.Outbox;

/// <summary>
/// Drives an outbox at random beside a model of it that is too simple to be wrong, and compares them after every step.
/// </summary>
internal sealed class OutboxModel(OutboxDriver driver, int maxEvents, Random random)
{
    private static readonly Lane[] Lanes = [Lane.Px, OutboxDriver.OtherLane];

    private readonly Dictionary<(Guid, Lane), ModelEntry> _entries = [];
    private readonly Dictionary<Lane, LedgerCounts> _counts = Lanes.ToDictionary(static lane => lane, static _ => default(LedgerCounts));
    private readonly List<LeasedEntry> _overdue = [];

    /// <summary>Lets the outbox know the lanes.</summary>
    public async Task BeginAsync()
    {
        foreach (var lane in Lanes)
        {
            await ClaimAsync(lane);
        }
    }

    public async Task StepAsync()
    {
        await (random.Next(12) switch
        {
            0 or 1 or 2 or 3 => AppendAsync(),
            4 or 5 => ClaimAsync(Lanes[random.Next(2)]),
            6 or 7 or 8 => SettleAsync(),
            9 => EraseAsync(),
            10 => TendDeadLettersAsync(),
            _ => PassTimeAsync(),
        });
        await CompareAsync();
    }

    public async Task DiscardAsync()
    {
        foreach (var final in await driver.Outbox.CloseAsync(driver.Owner, CancellationToken.None))
        {
            var entry = _entries[(final.EventId, final.Lane)];
            Assert.True(entry.At is Place.Queued or Place.Leased);
            End(entry, final, DeliveryOutcome.Discarded, static c => c with { Discarded = c.Discarded + 1, Queued = c.Queued - 1 });
        }

        await CompareAsync();
        Assert.Equal(0, driver.Outbox.IsDurable ? 0 : _counts.Values.Sum(static c => c.Queued));
    }

    private async Task AppendAsync()
    {
        var id = Guid.NewGuid();
        var descriptor = OutboxDriver.Header($"Event {random.Next(5)}", (EventPriority)random.Next(-1, 2));
        var bodies = new StringBuilder();
        var entries = new List<NewEntry>();
        foreach (var lane in random.Next(3) == 0 ? Lanes : [Lanes[random.Next(2)]])
        {
            var body = OutboxDriver.BodyOf($"{id:N}{lane.Account}", random.Next(2000));
            var maxAge = TimeSpan.FromSeconds(random.Next(5, 600));
            entries.Add(driver.Entry(descriptor, bodies.Length, body.Length, lane, maxAge) with { EventId = id, DeadReason = random.Next(10) == 0 ? "r" : null });
            bodies.Append(body);
        }

        // A quarter of the room is kept for the lanes, in equal parts.
        var kept = maxEvents / (4 * Lanes.Length);
        var fits = _counts.Sum(lane => Math.Max(kept, lane.Value.Queued + lane.Value.DeadLettered + entries.Count(entry => entry.Lane == lane.Key))) <= maxEvents;
        var appended = await driver.Outbox.AppendAsync(entries.ToArray(), Encoding.UTF8.GetBytes(bodies.ToString()), OverflowPolicy.Reject, CancellationToken.None);
        Assert.Equal(fits ? AppendStatus.Committed : AppendStatus.Full, appended.Status);
        foreach (var entry in fits ? entries : [])
        {
            var dead = entry.DeadReason is not null;
            _entries.Add((id, entry.Lane), new ModelEntry(entry, bodies.ToString(entry.BodyStart, entry.BodyLength)) { At = dead ? Place.Dead : Place.Queued });
            Count(entry.Lane, c => c with { Accepted = c.Accepted + 1, Queued = c.Queued + (dead ? 0 : 1), DeadLettered = c.DeadLettered + (dead ? 1 : 0) });
        }
    }

    private async Task ClaimAsync(Lane lane)
    {
        var now = driver.Clock.Now;
        var wanted = random.Next(1, 20);
        var claimable = _entries.Values.Count(e => e.Entry.Lane == lane && e.IsClaimable(now) && e.ExpiresAt > now);

        // Each claim is that of a process with settings of its own, so that no lane is held up: what holds one up is tested elsewhere.
        driver.Version++;
        var claim = await driver.ClaimAsync(wanted, lane);
        Assert.Equal(Math.Min(wanted, claimable), claim.Entries.Count);
        foreach (var final in claim.Expired)
        {
            var entry = _entries[(final.EventId, final.Lane)];
            Assert.True(entry.IsClaimable(now) && entry.ExpiresAt <= now);
            End(entry, final, DeliveryOutcome.Expired, static c => c with { Expired = c.Expired + 1, Queued = c.Queued - 1 });
        }

        foreach (var lease in claim.Entries)
        {
            var entry = _entries[(lease.EventId, lease.Lane)];
            Assert.Equal((true, true, entry.History), (entry.IsClaimable(now), entry.ExpiresAt > now, lease.History));
            if (entry.Lease is { } previous)
            {
                Assert.True(lease.Epoch > previous.Epoch);
                _overdue.Add(previous);
            }

            (entry.At, entry.Lease, entry.DueAt) = (Place.Leased, lease, now + driver.LeaseDuration);
        }
    }

    private async Task SettleAsync()
    {
        var kind = (AttemptKind)random.Next(7);
        if (_overdue.Count > 0 && random.Next(4) == 0)
        {
            Assert.Equal(EntryFate.None, (await driver.SettleAsync(_overdue[random.Next(_overdue.Count)], kind)).Fate);
            return;
        }

        // One whose lease has run out unnoticed may still be settled or not: a store may go either way, so the model asks for neither.
        var leased = _entries.Values.Where(e => e.At == Place.Leased && e.DueAt > driver.Clock.Now).ToList();
        if (leased.Count == 0)
        {
            return;
        }

        // What the answer means is the policy's to say, and tested there; the store has to do what it says.
        var entry = leased[random.Next(leased.Count)];
        var lease = entry.Lease!.Value;
        Assert.Equal(entry.Body, Encoding.UTF8.GetString(lease.Body.Span));
        var effect = await driver.SettleAsync(lease, kind);
        Assert.NotEqual(EntryFate.None, effect.Fate);
        _overdue.Add(lease);
        entry.Lease = null;
        (entry.At, entry.DueAt) = effect.Fate switch
        {
            EntryFate.Delivered => (Place.Final, default),
            EntryFate.Requeued => (Place.Queued, driver.Clock.Now + effect.DueIn),
            _ => (Place.Dead, default),
        };
        entry.History = effect.Fate == EntryFate.Requeued ? effect.History : entry.History;
        Count(entry.Entry.Lane, c => effect.Fate switch
        {
            EntryFate.Delivered => c with { Delivered = c.Delivered + 1, Queued = c.Queued - 1 },
            EntryFate.DeadLettered => c with { DeadLettered = c.DeadLettered + 1, Queued = c.Queued - 1 },
            _ => c,
        });
    }

    private async Task EraseAsync()
    {
        var live = _entries.Values.Where(static e => e.At != Place.Final).ToList();
        if (live.Count == 0)
        {
            return;
        }

        var one = live[random.Next(live.Count)];
        Assert.Equal(one.Entry.EventId, Assert.Single(await driver.Outbox.PurgeByIdentifyIdAsync($"{one.Entry.EventId:N}{one.Entry.Lane.Account}", CancellationToken.None)).EventId);
        var wasDead = one.At == Place.Dead;
        if (one.Lease is { } lease)
        {
            _overdue.Add(lease);
        }

        one.At = Place.Final;
        Count(one.Entry.Lane, c => c with { DeadLettered = c.DeadLettered - (wasDead ? 1 : 0), Queued = c.Queued - (wasDead ? 0 : 1), Purged = c.Purged + 1 });
    }

    private async Task TendDeadLettersAsync()
    {
        var dead = await driver.ListDeadAsync();
        Assert.Equal(_entries.Values.Where(static e => e.At == Place.Dead).Select(static e => (e.Entry.EventId, e.Body)).Order(),
            dead.Select(static d => (d.EventId, Encoding.UTF8.GetString(d.Body.Span))).Order());
        var replay = random.Next(2) == 0;
        var some = dead.Where(_ => random.Next(2) == 0).ToList();
        long[] keys = [.. some.Select(static d => d.Key)];
        int? done = replay
            ? await driver.Outbox.ReplayAsync(keys, CancellationToken.None)
            : (await driver.Outbox.PurgeAsync(keys, CancellationToken.None)).Count;
        Assert.Equal(some.Count, done);
        foreach (var letter in some)
        {
            var entry = _entries[(letter.EventId, letter.Lane)];
            (entry.At, entry.History, entry.DueAt) = (replay ? Place.Queued : Place.Final, default, driver.Clock.Now);
            entry.ExpiresAt = driver.Clock.Now + entry.Entry.MaxAge;
            Count(letter.Lane, c => c with { DeadLettered = c.DeadLettered - 1, Queued = c.Queued + (replay ? 1 : 0), Purged = c.Purged + (replay ? 0 : 1) });
        }
    }

    private Task PassTimeAsync()
    {
        driver.Clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
        return Task.CompletedTask;
    }

    private void End(ModelEntry entry, DeliveryReport final, DeliveryOutcome outcome, Func<LedgerCounts, LedgerCounts> change)
    {
        Assert.Equal(outcome, final.Outcome);
        Assert.Equal(entry.Body, Encoding.UTF8.GetString(final.Body.Span));
        entry.At = Place.Final;
        Count(final.Lane, change);
    }

    private void Count(Lane lane, Func<LedgerCounts, LedgerCounts> change) => _counts[lane] = change(_counts[lane]);

    private async Task CompareAsync()
    {
        var ledger = (await driver.Outbox.ReadAsync(CancellationToken.None)).Ledger;
        Assert.All(ledger.Lanes, static lane => Assert.True(lane.Counts.Balances, $"{lane}"));
        foreach (var lane in Lanes)
        {
            Assert.Equal(_counts[lane], ledger.Lanes.SingleOrDefault(l => l.Lane == lane)?.Counts ?? default);
        }
    }
}

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

    public async Task StepAsync()
    {
        await (random.Next(12) switch
        {
            0 or 1 or 2 or 3 => AppendAsync(),
            4 or 5 => ClaimAsync(Lanes[random.Next(2)]),
            6 or 7 or 8 => SettleAsync(),
            9 => ResolveAsync(Lanes[random.Next(2)]),
            10 => TendDeadLettersAsync(),
            _ => PassTimeAsync(),
        });
        await CompareAsync();
    }

    public async Task DiscardAsync()
    {
        foreach (var final in await driver.Outbox.DiscardQueuedAsync(CancellationToken.None))
        {
            var entry = _entries[(final.EventId, final.Lane)];
            Assert.True(entry.At is Place.Queued or Place.Leased or Place.Refused);
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

        var fits = _counts.Values.Sum(static c => c.Queued + c.Dead) + entries.Count <= maxEvents;
        var status = await driver.Outbox.AppendAsync(entries.ToArray(), Encoding.UTF8.GetBytes(bodies.ToString()), CancellationToken.None);
        Assert.Equal(fits ? AppendStatus.Committed : AppendStatus.Full, status);
        foreach (var entry in fits ? entries : [])
        {
            var dead = entry.DeadReason is not null;
            _entries.Add((id, entry.Lane), new ModelEntry(entry, bodies.ToString(entry.BodyStart, entry.BodyLength)) { At = dead ? Place.Dead : Place.Queued });
            Count(entry.Lane, c => c with { Accepted = c.Accepted + 1, Queued = c.Queued + (dead ? 0 : 1), Dead = c.Dead + (dead ? 1 : 0) });
        }
    }

    private async Task ClaimAsync(Lane lane)
    {
        var now = driver.Clock.Now;
        var wanted = random.Next(1, 20);
        var claimable = _entries.Values.Count(e => e.Entry.Lane == lane && e.IsClaimable(now) && e.ExpiresAt > now);
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
            Assert.Equal((true, true, entry.Attempts), (entry.IsClaimable(now), entry.ExpiresAt > now, lease.Attempts));
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
        var kind = (SettlementKind)random.Next(4);
        if (_overdue.Count > 0 && random.Next(4) == 0)
        {
            Assert.False(await driver.SettleAsync(_overdue[random.Next(_overdue.Count)], kind));
            return;
        }

        // One whose lease has run out unnoticed may still be settled or not: a store may go either way, so the model asks for neither.
        var leased = _entries.Values.Where(e => e.At == Place.Leased && e.DueAt > driver.Clock.Now).ToList();
        if (leased.Count == 0)
        {
            return;
        }

        var entry = leased[random.Next(leased.Count)];
        Assert.Equal(entry.Body, Encoding.UTF8.GetString(entry.Lease!.Body.Span));
        var (dueIn, counts) = (TimeSpan.FromSeconds(random.Next(20)), random.Next(2) == 0);
        Assert.True(await driver.SettleAsync(entry.Lease, kind, dueIn, counts));
        _overdue.Add(entry.Lease);
        entry.Lease = null;
        (entry.At, entry.DueAt) = kind switch
        {
            SettlementKind.Delivered => (Place.Final, default),
            SettlementKind.Retry => (Place.Queued, driver.Clock.Now + dueIn),
            SettlementKind.Refused => (Place.Refused, DateTimeOffset.MinValue),
            _ => (Place.Dead, default),
        };
        entry.Attempts += kind == SettlementKind.Retry && counts ? 1 : 0;
        Count(entry.Entry.Lane, c => kind switch
        {
            SettlementKind.Delivered => c with { Delivered = c.Delivered + 1, Queued = c.Queued - 1 },
            SettlementKind.Dead => c with { Dead = c.Dead + 1, Queued = c.Queued - 1 },
            _ => c,
        });
    }

    private async Task ResolveAsync(Lane lane)
    {
        var refused = _entries.Values.Where(e => e.Entry.Lane == lane && e.At == Place.Refused).ToList();
        var disposition = (RefusedDisposition)random.Next(2);
        var dead = await driver.Outbox.ResolveRefusedAsync(lane, disposition, CancellationToken.None);
        Assert.Equal(disposition == RefusedDisposition.DeadLetter ? refused.Count : 0, dead.Count);
        refused.ForEach(entry => entry.At = disposition == RefusedDisposition.DeadLetter ? Place.Dead : Place.Queued);
        Count(lane, c => c with { Dead = c.Dead + dead.Count, Queued = c.Queued - dead.Count });
    }

    private async Task TendDeadLettersAsync()
    {
        var dead = await driver.ListDeadAsync();
        Assert.Equal(_entries.Values.Where(static e => e.At == Place.Dead).Select(static e => (e.Entry.EventId, e.Body)).Order(),
            dead.Select(static d => (d.EventId, Encoding.UTF8.GetString(d.Body.Span))).Order());
        var replay = random.Next(2) == 0;
        var some = dead.Where(_ => random.Next(2) == 0).ToList();
        long[] keys = [.. some.Select(static d => d.Key)];
        var done = replay
            ? await driver.DeadLetters.ReplayAsync(keys, CancellationToken.None)
            : await driver.DeadLetters.PurgeAsync(keys, CancellationToken.None);
        Assert.Equal(some.Count, done);
        foreach (var letter in some)
        {
            var entry = _entries[(letter.EventId, letter.Lane)];
            (entry.At, entry.Attempts, entry.DueAt) = (replay ? Place.Queued : Place.Final, 0, driver.Clock.Now);
            entry.ExpiresAt = driver.Clock.Now + (entry.Entry.ExpiresAt - entry.Entry.AcceptedAt);
            Count(letter.Lane, c => c with { Dead = c.Dead - 1, Queued = c.Queued + (replay ? 1 : 0), Purged = c.Purged + (replay ? 0 : 1) });
        }
    }

    private Task PassTimeAsync()
    {
        driver.Clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
        return Task.CompletedTask;
    }

    private void End(ModelEntry entry, FinalEntry final, DeliveryOutcome outcome, Func<LedgerCounts, LedgerCounts> change)
    {
        Assert.Equal(outcome, final.Outcome);
        Assert.Equal(entry.Body, Encoding.UTF8.GetString(final.Body.Span));
        entry.At = Place.Final;
        Count(final.Lane, change);
    }

    private void Count(Lane lane, Func<LedgerCounts, LedgerCounts> change) => _counts[lane] = change(_counts[lane]);

    private async Task CompareAsync()
    {
        var ledger = await driver.Outbox.ReadLedgerAsync(CancellationToken.None);
        Assert.All(ledger.Lanes, static lane => Assert.True(lane.Counts.Balances, $"{lane}"));
        foreach (var lane in Lanes)
        {
            Assert.Equal(_counts[lane], ledger.Lanes.SingleOrDefault(l => l.Lane == lane)?.Counts ?? default);
        }
    }
}

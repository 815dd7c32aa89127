using System.Text;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;

namespace GainsightEvents.Tests.Outbox;

public sealed class InMemoryOutboxTests : OutboxConformance
{
    internal override IOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time) =>
        new InMemoryOutbox(maxEvents, maxBytes, deadLetterMaxAge, time);

    [Fact]
    public async Task Append_claim_and_settle_allocate_nothing_at_steady_state()
    {
        var driver = Drive(maxEvents: 100_000, maxBytes: 128 << 20);
        await driver.TryAppendAsync("dead letter", deadReason: "r");
        var body = Encoding.UTF8.GetBytes(OutboxDriver.BodyOf("user", 600));
        var descriptors = Enumerable.Range(0, 10).Select(static i => OutboxDriver.Header($"Event {i}")).ToArray();
        var policy = driver.PolicyOf(Lane.Px);
        var leased = new List<LeasedEntry>(20_000);
        var settlements = new List<Settlement>(20_000);
        var effects = new List<SettlementEffect>(20_000);
        var full = false;
        var next = 0;

        // A batch of 20,000 entries may wake somebody; an entry allocates nothing.
        Assert.InRange(await Allocation.AtSteadyStateAsync(RoundAsync), 0, 20_000);
        Assert.False(full);

        async Task<long> RoundAsync()
        {
            var allocated = Allocation.Of(20_000, Append);
            leased.Clear();
            settlements.Clear();
            effects.Clear();
            allocated += Allocation.Of(1, ClaimAndSettle);
            Assert.Equal(20_000, effects.Count(static effect => effect.Fate == EntryFate.Delivered));
            return allocated;
        }

        void Append()
        {
            var appending = driver.Outbox.AppendAsync(
                [driver.Entry(descriptors[next++ % 10], 0, body.Length)], body, OverflowPolicy.Reject, CancellationToken.None);
            Assert.True(appending.IsCompletedSuccessfully);
            full |= appending.GetAwaiter().GetResult().Status == AppendStatus.Full;
        }

        void ClaimAndSettle()
        {
            var claiming = driver.Outbox.ClaimAsync(new ClaimRequest(policy, driver.Owner, 20_000), leased, CancellationToken.None);
            Assert.True(claiming.IsCompletedSuccessfully);
            foreach (var entry in leased)
            {
                settlements.Add(new Settlement(entry, AttemptKind.Delivered));
            }

            var settling = driver.Outbox.SettleAsync(policy, settlements, effects, CancellationToken.None);
            Assert.True(settling.IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task The_body_of_a_lease_that_ran_out_is_never_written_over()
    {
        var driver = Drive(maxEvents: 10_000, maxBytes: 64 << 20);
        await driver.AppendAsync("A");
        var overdue = await driver.ClaimOneAsync();
        driver.Clock.Advance(driver.LeaseDuration);
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);

        for (var i = 0; i < 2000; i++)
        {
            await driver.TryAppendAsync("B", OutboxDriver.BodyOf("B", 500));
            await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        }

        Assert.Equal(OutboxDriver.BodyOf("A"), Encoding.UTF8.GetString(overdue.Body.Span));
    }

    [Fact]
    public async Task Entries_that_stay_behind_hold_up_no_slabs()
    {
        var driver = Drive(maxEvents: 100_000, maxBytes: 64 << 20);
        var outbox = (InMemoryOutbox)driver.Outbox;
        AttemptKind[] stays = [AttemptKind.Rejected, AttemptKind.Failed];
        for (var i = 0; i < 20_000; i++)
        {
            await driver.TryAppendAsync("A", OutboxDriver.BodyOf("A", 1000));
            var kind = i % 200 == 0 ? stays[i / 200 % 2] : AttemptKind.Delivered;
            await driver.SettleAsync(await driver.ClaimOneAsync(), kind);
        }

        Assert.InRange(outbox.SlabBytes, 1, 1 << 20);
        Assert.Equal(20_000 - 100, (await driver.CountsAsync()).Delivered);
    }

    [Fact]
    public async Task Slabs_that_starved_entries_hold_up_stay_within_the_bound()
    {
        var driver = Drive(maxEvents: 100_000, maxBytes: 4 << 20);
        var outbox = (InMemoryOutbox)driver.Outbox;
        for (var i = 0; i < 20_000; i++)
        {
            await driver.TryAppendAsync("high", OutboxDriver.BodyOf("A", 2000), EventPriority.High);
            if (i % 100 == 0)
            {
                await driver.TryAppendAsync("low", OutboxDriver.BodyOf($"{i}"), EventPriority.Low);
            }

            await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        }

        Assert.InRange(outbox.SlabBytes, 1, 5 << 20);
        var starved = (await driver.ClaimAsync()).Entries;
        Assert.Equal(
            [.. Enumerable.Range(0, 200).Select(static i => OutboxDriver.BodyOf($"{i * 100}"))], starved.Select(static e => Encoding.UTF8.GetString(e.Body.Span)));
    }

    [Fact]
    public async Task A_body_larger_than_a_slab_is_kept_as_well()
    {
        var driver = Drive(maxBytes: 4 << 20);
        var body = OutboxDriver.BodyOf("A", 1_000_000);
        await driver.TryAppendAsync("A", body);
        Assert.Equal(body, Encoding.UTF8.GetString((await driver.ClaimOneAsync()).Body.Span));
        Assert.Equal(AppendStatus.TooLarge, await driver.TryAppendAsync("A", OutboxDriver.BodyOf("A", 5_000_000)));
    }
}

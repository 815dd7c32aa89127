using System.Text;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public abstract partial class OutboxConformance
{
    [Fact]
    public async Task Names_take_turns_and_within_a_name_the_first_accepted_goes_first()
    {
        var driver = Drive();
        for (var i = 0; i < 4; i++)
        {
            await driver.TryAppendAsync("busy", OutboxDriver.BodyOf($"{i}"));
        }

        await driver.AppendAsync("quiet", "rare", "quiet");
        var claimed = (await driver.ClaimAsync()).Entries;
        Assert.Equal(["busy", "quiet", "rare", "busy", "quiet", "busy", "busy"], claimed.Select(static e => e.EventName));
        Assert.Equal(
            [.. Enumerable.Range(0, 4).Select(static i => OutboxDriver.BodyOf($"{i}"))],
            claimed.Where(static e => e.EventName == "busy").Select(static e => Encoding.UTF8.GetString(e.Body.Span)));
    }

    [Fact]
    public async Task Turns_are_kept_from_claim_to_claim()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "A", "A", "B", "B", "C");
        string[] claimed =
            [.. await driver.ClaimNamesAsync(1), .. await driver.ClaimNamesAsync(1), .. await driver.ClaimNamesAsync(2), .. await driver.ClaimNamesAsync(2)];
        Assert.Equal(["A", "B", "C", "A", "B", "A"], claimed);
    }

    [Fact]
    public async Task A_higher_priority_goes_first()
    {
        var driver = Drive();
        await driver.TryAppendAsync("low", priority: EventPriority.Low);
        await driver.TryAppendAsync("normal");
        await driver.TryAppendAsync("high", priority: EventPriority.High);
        await driver.TryAppendAsync("high", priority: EventPriority.High);
        Assert.Equal(["high", "high", "normal", "low"], await driver.ClaimNamesAsync());
    }

    [Fact]
    public async Task A_retried_entry_loses_its_place()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", OutboxDriver.BodyOf("first"));
        await driver.TryAppendAsync("A", OutboxDriver.BodyOf("second"));
        var first = await driver.ClaimOneAsync();
        await driver.SettleAsync(first, SettlementKind.Retry);
        var claimed = (await driver.ClaimAsync()).Entries;
        Assert.Equal([OutboxDriver.BodyOf("second"), OutboxDriver.BodyOf("first")], claimed.Select(static e => Encoding.UTF8.GetString(e.Body.Span)));
    }

    [Fact]
    public async Task A_claim_takes_one_permit_an_entry_and_tells_when_the_next_is_free()
    {
        var driver = Drive();
        driver.Quota = QuotaPolicy.ForPx(200, 5);
        await driver.AppendAsync("A", "B", "C", "D", "E", "F");

        var burst = await driver.ClaimAsync();
        Assert.Equal(4, burst.Entries.Count);
        Assert.Equal(driver.Clock.Now + driver.Quota.Interval, burst.NextDueAt);
        Assert.Empty((await driver.ClaimAsync()).Entries);

        driver.Clock.AdvanceTo(burst.NextDueAt!.Value);
        Assert.Single((await driver.ClaimAsync()).Entries);
    }

    [Fact]
    public async Task Each_lane_has_its_own_entries_and_its_own_quota()
    {
        var driver = Drive();
        driver.Quota = new QuotaPolicy(1, TimeSpan.FromHours(1), 0, 1);
        await driver.AppendAsync("A", "B");
        await driver.TryAppendAsync("C", lane: OutboxDriver.OtherLane);
        Assert.Equal("A", Assert.Single((await driver.ClaimAsync()).Entries).EventName);
        Assert.Empty((await driver.ClaimAsync()).Entries);
        Assert.Equal("C", Assert.Single((await driver.ClaimAsync(lane: OutboxDriver.OtherLane)).Entries).EventName);
    }

    [Fact]
    public async Task A_claim_that_finds_nothing_tells_when_the_next_entry_is_due()
    {
        var driver = Drive();
        Assert.Null((await driver.ClaimAsync()).NextDueAt);
        await driver.AppendAsync("A", "B");
        var entries = (await driver.ClaimAsync()).Entries;
        Assert.Equal(driver.Clock.Now + driver.LeaseDuration, (await driver.ClaimAsync()).NextDueAt);

        await driver.SettleAsync(entries[0], SettlementKind.Retry, TimeSpan.FromSeconds(7));
        Assert.Equal(driver.Clock.Now + TimeSpan.FromSeconds(7), (await driver.ClaimAsync()).NextDueAt);

        await driver.SettleAsync(entries[1], SettlementKind.Delivered);
        driver.Clock.Advance(TimeSpan.FromSeconds(7));
        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Delivered);
        Assert.Null((await driver.ClaimAsync()).NextDueAt);
    }

    [Fact]
    public async Task A_lease_that_has_run_out_makes_the_entry_due_again_under_a_higher_epoch()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        var first = await driver.ClaimOneAsync();
        driver.Clock.Advance(driver.LeaseDuration - TimeSpan.FromTicks(1));
        Assert.Empty((await driver.ClaimAsync()).Entries);

        driver.Clock.Advance(TimeSpan.FromTicks(1));
        var second = await driver.ClaimOneAsync();
        Assert.Equal(first.EventId, second.EventId);
        Assert.True(second.Epoch > first.Epoch);

        Assert.False(await driver.SettleAsync(first, SettlementKind.Dead));
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 0, 1), await driver.CountsAsync());
        Assert.True(await driver.SettleAsync(second, SettlementKind.Delivered));
        Assert.Equal(new LedgerCounts(1, 1, 0, 0, 0, 0, 0), await driver.CountsAsync());
    }

    [Fact]
    public async Task An_expired_entry_is_handed_back_takes_no_permit_and_is_not_sent()
    {
        var driver = Drive();
        driver.Quota = new QuotaPolicy(1, TimeSpan.FromHours(1), 0, 1);
        await driver.TryAppendAsync("old", maxAge: TimeSpan.FromMinutes(1));
        await driver.AppendAsync("young");
        driver.Clock.Advance(TimeSpan.FromMinutes(1));

        var claim = await driver.ClaimAsync(1);
        Assert.Equal("young", Assert.Single(claim.Entries).EventName);
        var expired = Assert.Single(claim.Expired);
        Assert.Equal(("old", DeliveryOutcome.Expired), (expired.EventName, expired.Outcome));
        Assert.Equal(OutboxDriver.BodyOf("old"), Encoding.UTF8.GetString(expired.Body.Span));
        Assert.Equal(new LedgerCounts(2, 0, 1, 0, 0, 0, 1), await driver.CountsAsync());
    }

    [Fact]
    public async Task However_many_have_expired_a_claim_reaches_the_others()
    {
        var driver = Drive();
        for (var i = 0; i < 600; i++)
        {
            await driver.TryAppendAsync("A", maxAge: TimeSpan.FromMinutes(1));
        }

        await driver.TryAppendAsync("A");
        driver.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var claim = await driver.ClaimAsync(); claim.Entries.Count == 0; claim = await driver.ClaimAsync())
        {
            Assert.NotEmpty(claim.Expired);
            Assert.True(claim.NextDueAt <= driver.Clock.Now);
        }

        Assert.Equal(new LedgerCounts(601, 0, 600, 0, 0, 0, 1), await driver.CountsAsync());
    }
}

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
        await driver.SettleAsync(first, AttemptKind.GivenBack);
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
        Assert.Equal(driver.Quota.Interval, burst.NextIn);
        Assert.Empty((await driver.ClaimAsync()).Entries);

        driver.Clock.Advance(burst.NextIn!.Value);
        Assert.Single((await driver.ClaimAsync()).Entries);
    }

    [Fact]
    public async Task Each_lane_has_its_own_entries_and_its_own_quota()
    {
        var driver = Drive();
        driver.Quota = new QuotaPolicy(1, TimeSpan.FromHours(1), 0, TimeSpan.Zero);
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
        Assert.Null((await driver.ClaimAsync()).NextIn);
        await driver.AppendAsync("A", "B");
        var entries = (await driver.ClaimAsync()).Entries;
        Assert.Equal(driver.LeaseDuration, (await driver.ClaimAsync()).NextIn);

        var retry = await driver.SettleAsync(entries[0], AttemptKind.Failed);
        Assert.Equal(retry.DueIn, (await driver.ClaimAsync()).NextIn);

        await driver.SettleAsync(entries[1], AttemptKind.Delivered);
        driver.Clock.Advance(retry.DueIn);
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        Assert.Null((await driver.ClaimAsync()).NextIn);
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

        Assert.Equal(EntryFate.None, (await driver.SettleAsync(first, AttemptKind.Rejected)).Fate);
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await driver.CountsAsync());
        Assert.Equal(EntryFate.Delivered, (await driver.SettleAsync(second, AttemptKind.Delivered)).Fate);
        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task An_expired_entry_is_handed_back_takes_no_permit_and_is_not_sent()
    {
        var driver = Drive();
        driver.Quota = new QuotaPolicy(1, TimeSpan.FromHours(1), 0, TimeSpan.Zero);
        await driver.TryAppendAsync("old", maxAge: TimeSpan.FromMinutes(1));
        await driver.AppendAsync("young");
        driver.Clock.Advance(TimeSpan.FromMinutes(1));

        var claim = await driver.ClaimAsync(1);
        Assert.Equal("young", Assert.Single(claim.Entries).EventName);
        var expired = Assert.Single(claim.Expired);
        Assert.Equal(("old", DeliveryOutcome.Expired), (expired.EventName, expired.Outcome));
        Assert.Equal(OutboxDriver.BodyOf("old"), Encoding.UTF8.GetString(expired.Body.Span));
        Assert.Equal(new LedgerCounts { Accepted = 2, Expired = 1, Queued = 1 }, await driver.CountsAsync());
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
            Assert.Equal(TimeSpan.Zero, claim.NextIn);
        }

        Assert.Equal(new LedgerCounts { Accepted = 601, Expired = 600, Queued = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task The_day_s_quota_holds_and_its_reserve_is_for_high_priority()
    {
        var driver = Drive(maxEvents: 1000);
        driver.LeaseDuration = TimeSpan.FromDays(9);
        driver.Quota = OutboxDriver.Plenty with { PerDay = 20 };
        for (var i = 0; i < 30; i++)
        {
            await driver.TryAppendAsync("normal");
        }

        Assert.Equal(18, (await driver.ClaimAsync()).Entries.Count);
        await driver.TryAppendAsync("high", priority: EventPriority.High);
        Assert.Equal(["high"], await driver.ClaimNamesAsync());
        var none = await driver.ClaimAsync();
        Assert.Empty(none.Entries);
        Assert.InRange(none.NextIn!.Value, TimeSpan.FromHours(24), TimeSpan.FromHours(24) + TimeSpan.FromMinutes(2));
        driver.Clock.Advance(none.NextIn.Value);
        Assert.NotEmpty((await driver.ClaimAsync()).Entries);
    }

    [Fact]
    public async Task While_the_day_s_reserve_is_left_the_claimer_is_told_to_wake_for_what_is_appended_or_due()
    {
        var driver = Drive();
        driver.Quota = OutboxDriver.Plenty with { PerDay = 10 };
        await driver.TryAppendAsync("high", priority: EventPriority.High);
        var retry = await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Failed);
        await driver.AppendAsync([.. Enumerable.Repeat("normal", 20)]);
        Assert.Equal(8, (await driver.ClaimAsync()).Entries.Count);

        var reserve = await driver.ClaimAsync();
        Assert.Empty(reserve.Entries);
        Assert.Equal((retry.DueIn, true), (reserve.NextIn, reserve.Result.AwaitsEntries));
        driver.Clock.Advance(retry.DueIn);
        Assert.Equal(["high"], await driver.ClaimNamesAsync());
        Assert.False((await driver.ClaimAsync()).Result.AwaitsEntries);
    }

    [Fact]
    public async Task What_was_refused_under_settings_that_changed_meanwhile_is_queued_under_the_new_ones()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        var entry = await driver.ClaimOneAsync();
        driver.Version = 2;
        var effect = await driver.SettleAsync(entry, AttemptKind.Refused);
        Assert.Equal((EntryFate.Requeued, false, LaneChange.None), (effect.Fate, effect.IsHeld, effect.Change));
        var again = await driver.ClaimOneAsync();
        Assert.Equal((false, 2L), (again.IsProbe, again.Version));
    }

    [Fact]
    public async Task A_changed_key_ends_the_rest_that_was_held_against_the_old_one()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Throttled, retryAfter: TimeSpan.FromHours(1));
        Assert.Empty((await driver.ClaimAsync()).Entries);
        driver.Version = 2;
        var renewed = await driver.ClaimAsync(replacedVersion: 1);
        Assert.Single(renewed.Entries);
        Assert.Equal(LaneChange.Renewed, renewed.Result.Change);
    }

    [Fact]
    public async Task A_probe_that_was_not_sent_lets_another_go_at_once()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Refused);
        await driver.SettleAsync(Assert.Single((await driver.ClaimAsync()).Entries), AttemptKind.GivenBack);
        Assert.True(Assert.Single((await driver.ClaimAsync()).Entries).IsProbe);
    }

    [Fact]
    public async Task A_paused_lane_is_probed_with_untried_entries_first_then_with_the_longest_untried()
    {
        var driver = Drive();
        driver.LeaseDuration = TimeSpan.FromHours(1);
        await driver.AppendAsync("A", "B");
        foreach (var entry in (await driver.ClaimAsync()).Entries)
        {
            await driver.SettleAsync(entry, AttemptKind.Refused);
        }

        await driver.AppendAsync("C");
        var probed = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var claim = await driver.ClaimAsync();
            for (; claim.Entries.Count == 0; claim = await driver.ClaimAsync())
            {
                driver.Clock.Advance(claim.NextIn!.Value);
            }

            var probe = Assert.Single(claim.Entries);
            Assert.True(probe.IsProbe);
            Assert.Empty((await driver.ClaimAsync()).Entries);
            probed.Add(probe.EventName);
            await driver.SettleAsync(probe, AttemptKind.Refused);
        }

        Assert.Equal(["C", "A", "B", "C", "A"], probed);
        Assert.Equal(new LedgerCounts { Accepted = 3, Queued = 3 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task When_a_probe_passes_all_that_were_refused_are_due_again()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B", "C");
        foreach (var entry in (await driver.ClaimAsync()).Entries)
        {
            await driver.SettleAsync(entry, AttemptKind.Refused);
        }

        await driver.SettleAsync(Assert.Single((await driver.ClaimAsync()).Entries), AttemptKind.Delivered);
        Assert.Equal(["B", "C"], (await driver.ClaimNamesAsync()).Order());
    }

    [Fact]
    public async Task Refused_entries_expire_while_their_lane_is_paused()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", maxAge: TimeSpan.FromMinutes(1));
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Refused);
        driver.Clock.Advance(TimeSpan.FromMinutes(1));
        var claim = await driver.ClaimAsync();
        Assert.Equal(("A", DeliveryOutcome.Expired), (Assert.Single(claim.Expired).EventName, claim.Expired[0].Outcome));
        Assert.Equal(new LedgerCounts { Accepted = 1, Expired = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task A_process_with_other_settings_is_not_paused_and_delivers_what_was_refused()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Refused);
        driver.Version = 2;
        var entry = await driver.ClaimOneAsync();
        Assert.Equal((false, 2L, 1), (entry.IsProbe, entry.Version, entry.History.Refusals));
        await driver.SettleAsync(entry, AttemptKind.Delivered);

        driver.Version = 1;
        await driver.AppendAsync("B");
        Assert.True((await driver.ClaimOneAsync()).IsProbe);
    }
}

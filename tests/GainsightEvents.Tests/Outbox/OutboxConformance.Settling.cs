using System.Text;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public abstract partial class OutboxConformance
{
    [Theory]
    [InlineData(SettlementKind.Delivered)]
    [InlineData(SettlementKind.Dead)]
    [InlineData(SettlementKind.Refused)]
    [InlineData(SettlementKind.Retry)]
    public async Task A_second_settlement_of_a_lease_changes_nothing(SettlementKind kind)
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        var entry = await driver.ClaimOneAsync();
        Assert.True(await driver.SettleAsync(entry, kind, TimeSpan.FromHours(1)));
        var counts = await driver.CountsAsync();
        await driver.AppendAsync("C");

        Assert.All(Enum.GetValues<SettlementKind>(), again => Assert.False(driver.SettleAsync(entry, again).GetAwaiter().GetResult()));
        Assert.Equal(counts with { Accepted = 3, Queued = counts.Queued + 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task A_retry_waits_for_its_time_and_remembers_the_attempts_that_count()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        var first = await driver.ClaimOneAsync();
        var endedAt = driver.Clock.Now;
        await driver.SettleAsync(first, SettlementKind.Retry, TimeSpan.FromSeconds(5), countsAttempt: true);
        driver.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        Assert.Empty((await driver.ClaimAsync()).Entries);

        driver.Clock.Advance(TimeSpan.FromTicks(1));
        var second = await driver.ClaimOneAsync();
        Assert.Equal((1, endedAt), (second.Attempts, second.LastAttemptAt));
        await driver.SettleAsync(second, SettlementKind.Retry);
        var third = await driver.ClaimOneAsync();
        Assert.Equal((1, endedAt), (third.Attempts, third.LastAttemptAt));
        Assert.Equal(OutboxDriver.BodyOf("A"), Encoding.UTF8.GetString(third.Body.Span));
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 0, 1), await driver.CountsAsync());
    }

    [Fact]
    public async Task Refused_entries_are_held_until_another_passed_and_are_dead_letters_then()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await driver.TryAppendAsync("B", lane: OutboxDriver.OtherLane);
        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Refused, reason: "403");
        await driver.SettleAsync((await driver.ClaimAsync(lane: OutboxDriver.OtherLane)).Entries[0], SettlementKind.Refused);
        driver.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await driver.ClaimAsync()).Entries);
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 0, 1), await driver.CountsAsync());

        var dead = Assert.Single(await driver.Outbox.ResolveRefusedAsync(Lane.Px, RefusedDisposition.DeadLetter, CancellationToken.None));
        Assert.Equal(("A", DeliveryOutcome.Dead, "403", Lane.Px), (dead.EventName, dead.Outcome, dead.Reason, dead.Lane));
        Assert.Equal(OutboxDriver.BodyOf("A"), Encoding.UTF8.GetString(dead.Body.Span));
        Assert.Equal("403", Assert.Single(await driver.ListDeadAsync()).Reason);
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 1, 0), await driver.CountsAsync());
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 0, 1), await driver.CountsAsync(OutboxDriver.OtherLane));
    }

    [Fact]
    public async Task Refused_entries_are_due_again_when_the_lane_has_changed()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        foreach (var entry in (await driver.ClaimAsync()).Entries)
        {
            await driver.SettleAsync(entry, SettlementKind.Refused);
        }

        Assert.Empty(await driver.Outbox.ResolveRefusedAsync(Lane.Px, RefusedDisposition.Requeue, CancellationToken.None));
        var again = (await driver.ClaimAsync()).Entries;
        Assert.Equal(["A", "B"], again.Select(static e => e.EventName).Order());
        Assert.All(again, static e => Assert.Equal(0, e.Attempts));
        Assert.Empty(await driver.Outbox.ResolveRefusedAsync(Lane.Px, RefusedDisposition.DeadLetter, CancellationToken.None));
    }

    [Fact]
    public async Task A_dead_letter_keeps_what_it_takes_to_repair_it()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        var acceptedAt = driver.Clock.Now;
        var entries = (await driver.ClaimAsync()).Entries;
        driver.Clock.Advance(TimeSpan.FromSeconds(3));
        await driver.SettleAsync(entries[1], SettlementKind.Dead, reason: "400");
        await driver.SettleAsync(entries[0], SettlementKind.Dead, reason: "413");

        var dead = await driver.ListDeadAsync();
        Assert.Equal(["B", "A"], dead.Select(static d => d.EventName));
        Assert.True(dead[0].Key < dead[1].Key);
        Assert.Equal(
            (entries[1].EventId, Lane.Px, "400", 1, acceptedAt, driver.Clock.Now),
            (dead[0].EventId, dead[0].Lane, dead[0].Reason, dead[0].Attempts, dead[0].AcceptedAt, dead[0].DiedAt));
        Assert.Equal(OutboxDriver.BodyOf("B"), Encoding.UTF8.GetString(dead[0].Body.Span));
        Assert.Equal(dead[1], await driver.DeadLetters.ShowAsync(dead[1].Key, CancellationToken.None));
        Assert.Null(await driver.DeadLetters.ShowAsync(dead[1].Key + 1, CancellationToken.None));
        Assert.Equal([dead[1]], await driver.DeadLetters.ListAsync(dead[0].Key, 10, CancellationToken.None));
        Assert.Equal([dead[0]], await driver.DeadLetters.ListAsync(0, 1, CancellationToken.None));
    }

    [Fact]
    public async Task An_entry_that_is_dead_from_the_start_is_accepted_and_never_sent()
    {
        var driver = Drive();
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("A", deadReason: "no identifyId"));
        Assert.Empty((await driver.ClaimAsync()).Entries);
        var dead = Assert.Single(await driver.ListDeadAsync());
        Assert.Equal(("no identifyId", 0), (dead.Reason, dead.Attempts));
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 1, 0), await driver.CountsAsync());
    }

    [Fact]
    public async Task A_replayed_dead_letter_is_due_at_once_and_starts_anew()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", maxAge: TimeSpan.FromDays(1));
        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Retry, countsAttempt: true);
        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Dead);
        driver.Clock.Advance(TimeSpan.FromDays(10));

        var key = Assert.Single(await driver.ListDeadAsync()).Key;
        Assert.Equal(1, await driver.DeadLetters.ReplayAsync([key, key, key + 100], CancellationToken.None));
        Assert.Empty(await driver.ListDeadAsync());
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 0, 1), await driver.CountsAsync());
        var entry = await driver.ClaimOneAsync();
        Assert.Equal((0, null), (entry.Attempts, entry.LastAttemptAt));
        Assert.Equal(OutboxDriver.BodyOf("A"), Encoding.UTF8.GetString(entry.Body.Span));
    }

    [Fact]
    public async Task Purged_dead_letters_are_counted()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", deadReason: "r");
        await driver.TryAppendAsync("B", deadReason: "r");
        var keys = (await driver.ListDeadAsync()).Select(static d => d.Key).ToList();
        Assert.Equal(1, await driver.DeadLetters.PurgeAsync([keys[0], keys[0], 999], CancellationToken.None));
        Assert.Equal("B", Assert.Single(await driver.ListDeadAsync()).EventName);
        Assert.Equal(new LedgerCounts(2, 0, 0, 0, 1, 1, 0), await driver.CountsAsync());
    }

    [Fact]
    public async Task A_user_s_dead_letters_are_found_by_identifyId_byte_by_byte()
    {
        var driver = Drive();
        foreach (var id in new[] { "ä\\u0022b", "user", "User", "user2" })
        {
            await driver.TryAppendAsync("A", OutboxDriver.BodyOf(id), deadReason: "r");
        }

        await driver.TryAppendAsync("A", "no json", deadReason: "r");
        await driver.TryAppendAsync("A", """{"identifyId":null}""", deadReason: "r");
        Assert.Equal(0, await driver.DeadLetters.PurgeByIdentifyIdAsync("nested", CancellationToken.None));
        Assert.Equal(1, await driver.DeadLetters.PurgeByIdentifyIdAsync("user", CancellationToken.None));
        Assert.Equal(1, await driver.DeadLetters.PurgeByIdentifyIdAsync("ä\"b", CancellationToken.None));
        Assert.Equal(new LedgerCounts(6, 0, 0, 0, 2, 4, 0), await driver.CountsAsync());
    }

    [Fact]
    public async Task Dead_letters_beyond_their_age_are_purged()
    {
        var driver = Drive(deadLetterMaxAge: TimeSpan.FromDays(30));
        await driver.TryAppendAsync("A", deadReason: "r");
        driver.Clock.Advance(TimeSpan.FromDays(1));
        await driver.TryAppendAsync("B", deadReason: "r");
        driver.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal("B", Assert.Single(await driver.ListDeadAsync()).EventName);
        Assert.Equal(new LedgerCounts(2, 0, 0, 0, 1, 1, 0), await driver.CountsAsync());
    }
}

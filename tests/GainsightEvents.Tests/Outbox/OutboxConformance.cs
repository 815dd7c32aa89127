using System.Text;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Outbox;

/// <summary>What every store must do. A store derives a class and opens itself; nothing here knows which one it is.</summary>
public abstract partial class OutboxConformance
{
    /// <summary>Opens an empty store that is also <see cref="IDeadLetters"/>.</summary>
    protected abstract IOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time);

    internal OutboxDriver Drive(int maxEvents = 1000, long maxBytes = 1 << 20, TimeSpan? deadLetterMaxAge = null)
    {
        var clock = new FakeTimeProvider();
        return new OutboxDriver(Open(maxEvents, maxBytes, deadLetterMaxAge ?? TimeSpan.FromDays(30), clock), clock);
    }

    [Fact]
    public async Task A_claimed_entry_is_what_was_appended()
    {
        var driver = Drive();
        var bodies = Encoding.UTF8.GetBytes("""..{"a":"ä"}..""");
        var entry = driver.Entry(OutboxDriver.Header("Feature Used"), 2, bodies.Length - 4) with { TraceParent = "00-trace" };
        Assert.Equal(AppendStatus.Committed, await driver.Outbox.AppendAsync([entry], bodies, CancellationToken.None));
        Array.Clear(bodies);

        driver.Clock.Advance(TimeSpan.FromHours(1));
        var leased = await driver.ClaimOneAsync();
        Assert.Equal(
            (entry.EventId, Lane.Px, "Feature Used", 0, entry.AcceptedAt, null, "00-trace"),
            (leased.EventId, leased.Lane, leased.EventName, leased.Attempts, leased.AcceptedAt, leased.LastAttemptAt, leased.TraceParent));
        Assert.Equal("""{"a":"ä"}""", Encoding.UTF8.GetString(leased.Body.Span));
    }

    [Fact]
    public async Task Entries_of_one_event_are_taken_all_or_none()
    {
        var driver = Drive(maxEvents: 3);
        NewEntry[] both = [driver.Entry(OutboxDriver.Header("A"), 0, 2), driver.Entry(OutboxDriver.Header("A"), 2, 3, OutboxDriver.OtherLane)];
        Assert.Equal(AppendStatus.Committed, await driver.Outbox.AppendAsync(both, "{}{ }"u8, CancellationToken.None));
        Assert.Equal(AppendStatus.Full, await driver.Outbox.AppendAsync(both, "{}{ }"u8, CancellationToken.None));

        Assert.Equal((1, 1), ((await driver.CountsAsync()).Accepted, (await driver.CountsAsync(OutboxDriver.OtherLane)).Accepted));
        Assert.Equal("{ }"u8.ToArray(), Assert.Single((await driver.ClaimAsync(lane: OutboxDriver.OtherLane)).Entries).Body.ToArray());
    }

    [Fact]
    public async Task A_store_that_holds_as_many_entries_as_it_may_takes_no_more_until_one_is_settled()
    {
        var driver = Drive(maxEvents: 2);
        await driver.AppendAsync("A", "B");
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("C"));
        var room = driver.Outbox.WaitForRoomAsync(CancellationToken.None).AsTask();

        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Delivered);
        await room.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("C"));
        Assert.Equal(3, (await driver.CountsAsync()).Accepted);
    }

    [Fact]
    public async Task A_store_that_holds_as_many_bytes_as_it_may_takes_no_more_until_some_are_settled()
    {
        var driver = Drive(maxBytes: 65_536);
        var large = OutboxDriver.BodyOf("A", 40_000);
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("A", large));
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("B", large));
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("C"));

        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Delivered);
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("B", large));
    }

    [Fact]
    public async Task Dead_letters_take_room_until_they_are_purged()
    {
        var driver = Drive(maxEvents: 1);
        await driver.AppendAsync("A");
        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Dead);
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("B"));
        var room = driver.Outbox.WaitForRoomAsync(CancellationToken.None).AsTask();

        await driver.DeadLetters.PurgeAsync([(await driver.ListDeadAsync())[0].Key], CancellationToken.None);
        await room.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("B"));
    }

    [Fact]
    public async Task Whoever_waits_for_entries_is_woken_by_an_append_and_by_a_requeue()
    {
        var driver = Drive();
        await driver.ClaimAsync();
        var woken = driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        await driver.AppendAsync("A");
        await woken.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);

        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Refused);
        await driver.ClaimAsync();
        woken = driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        await driver.Outbox.ResolveRefusedAsync(Lane.Px, RefusedDisposition.Requeue, CancellationToken.None);
        await woken.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    [Fact]
    public async Task Entries_appended_between_claim_and_wait_are_not_missed()
    {
        var driver = Drive();
        await driver.ClaimAsync();
        await driver.AppendAsync("A");
        await driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        await driver.ClaimOneAsync();
    }

    [Fact]
    public async Task Waiting_ends_with_its_token()
    {
        var driver = Drive(maxEvents: 1);
        await driver.AppendAsync("A");
        await driver.TryAppendAsync("B");
        await driver.ClaimAsync();
        using var cancel = new CancellationTokenSource();
        var entries = driver.Outbox.WaitForEntriesAsync(Lane.Px, cancel.Token).AsTask();
        var room = driver.Outbox.WaitForRoomAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entries);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room);
    }

    [Fact]
    public async Task The_ledger_is_kept_per_lane()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        await driver.TryAppendAsync("C", lane: OutboxDriver.OtherLane);
        await driver.SettleAsync(await driver.ClaimOneAsync(), SettlementKind.Delivered);

        Assert.Equal(new LedgerCounts(2, 1, 0, 0, 0, 0, 1), await driver.CountsAsync());
        Assert.Equal(new LedgerCounts(1, 0, 0, 0, 0, 0, 1), await driver.CountsAsync(OutboxDriver.OtherLane));
        Assert.Equal(new LedgerCounts(3, 1, 0, 0, 0, 0, 2), (await driver.Outbox.ReadLedgerAsync(CancellationToken.None)).Total);
    }

    [Fact]
    public async Task At_the_stop_a_store_discards_what_it_cannot_keep_and_hands_it_back()
    {
        var driver = Drive();
        await driver.AppendAsync("leased", "refused", "retried", "dead", "queued");
        var entries = (await driver.ClaimAsync(4)).Entries;
        await driver.SettleAsync(entries[1], SettlementKind.Refused);
        await driver.SettleAsync(entries[2], SettlementKind.Retry, TimeSpan.FromDays(1));
        await driver.SettleAsync(entries[3], SettlementKind.Dead);

        var discarded = await driver.Outbox.DiscardQueuedAsync(CancellationToken.None);
        if (driver.Outbox.IsDurable)
        {
            Assert.Empty(discarded);
            Assert.Equal(new LedgerCounts(5, 0, 0, 0, 0, 1, 4), await driver.CountsAsync());
            return;
        }

        Assert.Equal(["leased", "queued", "refused", "retried"], discarded.Select(static e => e.EventName).Order());
        Assert.All(discarded, static e => Assert.Equal(DeliveryOutcome.Discarded, e.Outcome));
        Assert.All(discarded, static e => Assert.Equal(OutboxDriver.BodyOf(e.EventName), Encoding.UTF8.GetString(e.Body.Span)));
        Assert.Equal(new LedgerCounts(5, 0, 0, 4, 0, 1, 0), await driver.CountsAsync());
        Assert.False(await driver.SettleAsync(entries[0], SettlementKind.Delivered));
        Assert.Empty((await driver.ClaimAsync()).Entries);
    }
}

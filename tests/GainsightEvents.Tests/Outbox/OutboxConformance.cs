using System.Text;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Outbox;

/// <summary>What every store must do. A store derives a class and opens itself; nothing here knows which one it is.</summary>
public abstract partial class OutboxConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Opens an empty store.</summary>
    internal abstract IOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time);

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
        var header = new EntryHeader("Feature Used", EventPriority.High, "identifyId") { EventVersion = "v02", TopicName = "topic", ContractId = "contract" };
        var entry = driver.Entry(header, 2, bodies.Length - 4) with { TraceParent = "00-trace" };
        Assert.Equal(AppendStatus.Committed, (await driver.Outbox.AppendAsync([entry], bodies, OverflowPolicy.Reject, CancellationToken.None)).Status);
        Array.Clear(bodies);

        driver.Clock.Advance(TimeSpan.FromHours(1));
        var leased = await driver.ClaimOneAsync();
        Assert.Equal(
            (entry.EventId, Lane.Px, header, default(EntryHistory), entry.AcceptedAt, 1L, "00-trace"),
            (leased.EventId, leased.Lane, leased.Header, leased.History, leased.AcceptedAt, leased.Version, leased.TraceParent));
        Assert.Equal("""{"a":"ä"}""", Encoding.UTF8.GetString(leased.Body.Span));
    }

    [Fact]
    public async Task A_snapshot_tells_the_bytes_that_each_lane_holds_dead_letters_included()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", body: "{}");
        await driver.TryAppendAsync("B", body: "{ }");
        await driver.TryAppendAsync("C", body: "{  }", lane: OutboxDriver.OtherLane, deadReason: "invalid");
        Assert.Equal((5, 4), (await BytesAsync(Lane.Px), await BytesAsync(OutboxDriver.OtherLane)));

        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        Assert.Equal(3, await BytesAsync(Lane.Px));
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Rejected);
        Assert.Equal(3, await BytesAsync(Lane.Px));

        async Task<long> BytesAsync(Lane lane) =>
            Assert.Single((await driver.Outbox.ReadAsync(CancellationToken.None)).Lanes, snapshot => snapshot.Lane == lane).Bytes;
    }

    [Fact]
    public async Task Entries_of_one_event_are_taken_all_or_none()
    {
        var driver = Drive(maxEvents: 3);
        NewEntry[] both = [driver.Entry(OutboxDriver.Header("A"), 0, 2), driver.Entry(OutboxDriver.Header("A"), 2, 3, OutboxDriver.OtherLane)];
        Assert.Equal(AppendStatus.Committed, (await driver.Outbox.AppendAsync(both, "{}{ }"u8.ToArray(), OverflowPolicy.Reject, CancellationToken.None)).Status);
        Assert.Equal(AppendStatus.Full, (await driver.Outbox.AppendAsync(both, "{}{ }"u8.ToArray(), OverflowPolicy.Reject, CancellationToken.None)).Status);

        Assert.Equal((1, 1), ((await driver.CountsAsync()).Accepted, (await driver.CountsAsync(OutboxDriver.OtherLane)).Accepted));
        Assert.Equal("{ }"u8.ToArray(), Assert.Single((await driver.ClaimAsync(lane: OutboxDriver.OtherLane)).Entries).Body.ToArray());
    }

    [Fact]
    public async Task A_store_that_holds_as_many_entries_as_it_may_takes_no_more_until_one_is_settled()
    {
        var driver = Drive(maxEvents: 2);
        await driver.AppendAsync("A", "B");
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("C"));

        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
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

        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("B", large));
    }

    [Fact]
    public async Task What_the_store_could_never_hold_is_said_at_once_whatever_the_policy()
    {
        var driver = Drive(maxBytes: 65_536);
        var tooLarge = OutboxDriver.BodyOf("A", 70_000);
        OverflowPolicy[] policies = [OverflowPolicy.Reject, OverflowPolicy.DropOldest, new(TimeSpan.FromHours(1))];
        foreach (var policy in policies)
        {
            Assert.Equal(AppendStatus.TooLarge, (await driver.OfferAsync(policy, "A", tooLarge)).Status);
        }

        Assert.Equal(default, await driver.CountsAsync());
    }

    [Fact]
    public async Task Those_that_wait_for_room_are_served_in_order_and_as_many_as_there_is_room_for()
    {
        var driver = Drive(maxEvents: 2);
        await driver.AppendAsync("A", "B");
        var waiting = Enumerable.Range(0, 4).Select(i => driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), $"{i}")).ToArray();
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("pushes in"));
        Assert.DoesNotContain(waiting, static wait => wait.IsCompleted);

        foreach (var entry in (await driver.ClaimAsync()).Entries)
        {
            await driver.SettleAsync(entry, AttemptKind.Delivered);
        }

        foreach (var wait in waiting.Take(2))
        {
            Assert.Equal(AppendStatus.Committed, (await wait.WaitAsync(Patience, CancellationToken.None)).Status);
        }

        Assert.DoesNotContain(waiting.Skip(2), static wait => wait.IsCompleted);
        Assert.Equal(["0", "1"], await driver.ClaimNamesAsync());
    }

    [Fact]
    public async Task The_wait_for_room_ends_with_its_time_and_with_its_token_and_takes_nothing()
    {
        var driver = Drive(maxEvents: 1);
        await driver.AppendAsync("A");
        using var cancel = new CancellationTokenSource();
        var timed = driver.OfferAsync(new OverflowPolicy(TimeSpan.FromSeconds(5)), "B");
        var cancelled = driver.Outbox.AppendAsync([driver.Entry(OutboxDriver.Header("C"), 0, 2)], "{}"u8.ToArray(), new OverflowPolicy(TimeSpan.FromHours(1)), cancel.Token).AsTask();
        driver.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(AppendStatus.Full, (await timed.WaitAsync(Patience, CancellationToken.None)).Status);
        await cancel.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.WaitAsync(Patience, CancellationToken.None));
        Assert.Equal(cancel.Token, exception.CancellationToken);

        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task The_oldest_of_the_lowest_priority_are_dropped_where_the_policy_says_so()
    {
        var driver = Drive(maxEvents: 4);
        await driver.TryAppendAsync("high", priority: EventPriority.High);
        driver.Clock.Advance(TimeSpan.FromSeconds(1));
        await driver.TryAppendAsync("older");
        driver.Clock.Advance(TimeSpan.FromSeconds(1));
        await driver.TryAppendAsync("younger");
        var leased = await driver.ClaimOneAsync();
        Assert.Equal("high", leased.EventName);
        await driver.TryAppendAsync("youngest");

        var result = await driver.OfferAsync(OverflowPolicy.DropOldest, "new");
        var dropped = Assert.Single(result.Dropped!);
        Assert.Equal((AppendStatus.Committed, "older", DeliveryOutcome.Discarded), (result.Status, dropped.EventName, dropped.Outcome));
        Assert.Equal(OutboxDriver.BodyOf("older"), Encoding.UTF8.GetString(dropped.Body.Span));
        Assert.Equal(["younger", "youngest", "new"], await driver.ClaimNamesAsync());
        Assert.Equal(AppendStatus.Full, (await driver.OfferAsync(OverflowPolicy.DropOldest, "no room")).Status);
        Assert.Equal(new LedgerCounts { Accepted = 5, Discarded = 1, Queued = 4 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task Of_all_lanes_the_lowest_priority_is_dropped_first()
    {
        var driver = Drive(maxEvents: 4);
        foreach (var name in new[] { "high", "higher", "highest" })
        {
            await driver.TryAppendAsync(name, priority: EventPriority.High);
        }

        await driver.TryAppendAsync("low", priority: EventPriority.Low, lane: OutboxDriver.OtherLane);
        var dropped = Assert.Single((await driver.OfferAsync(OverflowPolicy.DropOldest, "new")).Dropped!);
        Assert.Equal(("low", OutboxDriver.OtherLane), (dropped.EventName, dropped.Lane));
        Assert.Equal("new", Assert.Single((await driver.OfferAsync(OverflowPolicy.DropOldest, "newer", priority: EventPriority.Low)).Dropped!).EventName);
        Assert.Equal("newer", Assert.Single((await driver.OfferAsync(OverflowPolicy.DropOldest, "newest")).Dropped!).EventName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lane_that_is_not_delivered_leaves_the_others_room(bool byBytes)
    {
        // 1,000 bytes of room for each of 80 events: an eighth is kept for each of two lanes.
        var driver = byBytes ? Drive(maxBytes: 80_000) : Drive(maxEvents: 80);
        var body = OutboxDriver.BodyOf("A", 1000 - OutboxDriver.BodyOf("A").Length);
        await driver.ClaimAsync(lane: OutboxDriver.OtherLane);
        for (var i = 0; i < 70; i++)
        {
            Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("A", body));
        }

        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("A", body));
        var waiting = driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), "waits", body);
        for (var i = 0; i < 10; i++)
        {
            // Neither the full lane nor who waits for it is in the way, whichever way one comes in.
            Assert.Equal(AppendStatus.Committed, i % 2 == 0
                ? await driver.TryAppendAsync("B", body, lane: OutboxDriver.OtherLane)
                : (await driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), "B", body, lane: OutboxDriver.OtherLane).WaitAsync(Patience, CancellationToken.None)).Status);
        }

        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("B", body, lane: OutboxDriver.OtherLane));
        Assert.False(waiting.IsCompleted);
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        Assert.Equal(AppendStatus.Committed, (await waiting.WaitAsync(Patience, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Whoever_waits_for_a_full_lane_holds_up_nobody_who_waits_for_another()
    {
        var driver = Drive(maxEvents: 16);
        await driver.ClaimAsync(lane: OutboxDriver.OtherLane);
        await driver.AppendAsync([.. Enumerable.Repeat("A", 14)]);
        for (var i = 0; i < 2; i++)
        {
            await driver.TryAppendAsync("B", lane: OutboxDriver.OtherLane);
        }

        var hour = new OverflowPolicy(TimeSpan.FromHours(1));
        var held = driver.OfferAsync(hour, "held");
        var other = new[] { driver.OfferAsync(hour, "1", lane: OutboxDriver.OtherLane), driver.OfferAsync(hour, "2", lane: OutboxDriver.OtherLane) };
        await driver.SettleAsync(await driver.ClaimOneAsync(OutboxDriver.OtherLane), AttemptKind.Delivered);

        Assert.Equal(AppendStatus.Committed, (await other[0].WaitAsync(Patience, CancellationToken.None)).Status);
        Assert.Equal((false, false), (held.IsCompleted, other[1].IsCompleted));
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        Assert.Equal(AppendStatus.Committed, (await held.WaitAsync(Patience, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Room_that_is_made_in_the_moment_in_which_somebody_begins_to_wait_is_seen()
    {
        // No interval ends here, after which it would be looked for anyway.
        var driver = Drive(maxEvents: 4);
        await driver.AppendAsync("A", "A", "A", "A");
        for (var i = 0; i < 200; i++)
        {
            var leased = await driver.ClaimOneAsync();
            var offered = driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), "B");
            await driver.SettleAsync(leased, AttemptKind.Delivered);
            Assert.Equal(AppendStatus.Committed, (await offered.WaitAsync(Patience, CancellationToken.None)).Status);
        }
    }

    [Fact]
    public async Task Nothing_is_dropped_of_what_is_kept_for_another_lane()
    {
        var driver = Drive(maxEvents: 16);
        await driver.AppendAsync([.. Enumerable.Repeat("A", 14)]);
        await driver.TryAppendAsync("low", priority: EventPriority.Low, lane: OutboxDriver.OtherLane);

        Assert.Equal("A", Assert.Single((await driver.OfferAsync(OverflowPolicy.DropOldest, "new")).Dropped!).EventName);
        Assert.Null((await driver.OfferAsync(OverflowPolicy.DropOldest, "second", lane: OutboxDriver.OtherLane)).Dropped);
        Assert.Equal("low", Assert.Single((await driver.OfferAsync(OverflowPolicy.DropOldest, "third", lane: OutboxDriver.OtherLane)).Dropped!).EventName);
        Assert.Equal((14, 2), ((await driver.CountsAsync()).Queued, (await driver.CountsAsync(OutboxDriver.OtherLane)).Queued));
    }

    [Fact]
    public async Task What_a_lane_could_never_hold_is_too_large()
    {
        var driver = Drive(maxBytes: 80_000);
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("alone", OutboxDriver.BodyOf("A", 75_000)));
        await driver.ClaimAsync(lane: OutboxDriver.OtherLane);
        Assert.Equal(AppendStatus.TooLarge, await driver.TryAppendAsync("A", OutboxDriver.BodyOf("A", 75_000)));
        Assert.Equal(AppendStatus.TooLarge, driver.Outbox.TryAppend([driver.Entry(OutboxDriver.Header("A"), 0, 75_000)], new byte[75_000]));
    }

    [Fact]
    public async Task Nothing_is_dropped_where_that_would_not_make_room_enough()
    {
        var driver = Drive(maxBytes: 65_536);
        await driver.TryAppendAsync("leased", OutboxDriver.BodyOf("A", 40_000));
        var leased = await driver.ClaimOneAsync();
        await driver.TryAppendAsync("queued", OutboxDriver.BodyOf("B", 10_000));

        var result = await driver.OfferAsync(OverflowPolicy.DropOldest, "large", OutboxDriver.BodyOf("C", 40_000));
        Assert.Equal((AppendStatus.Full, null), (result.Status, result.Dropped));
        Assert.Equal(["queued"], await driver.ClaimNamesAsync());
        await driver.SettleAsync(leased, AttemptKind.Delivered);
        Assert.Equal(AppendStatus.Committed, (await driver.OfferAsync(OverflowPolicy.DropOldest, "large", OutboxDriver.BodyOf("C", 40_000))).Status);
    }

    [Fact]
    public async Task Trying_to_append_never_waits()
    {
        var driver = Drive(maxEvents: 1);
        NewEntry[] entries = [driver.Entry(OutboxDriver.Header("A"), 0, 2)];
        Assert.Equal(AppendStatus.Committed, driver.Outbox.TryAppend(entries, "{}"u8.ToArray()));
        Assert.Equal(AppendStatus.Full, driver.Outbox.TryAppend(entries, "{}"u8.ToArray()));
        Assert.Equal("A", (await driver.ClaimOneAsync()).EventName);
    }

    [Fact]
    public async Task Dead_letters_take_room_until_they_are_purged()
    {
        var driver = Drive(maxEvents: 1);
        await driver.AppendAsync("A");
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Rejected);
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("B"));
        var waiting = driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), "B");

        await driver.Outbox.PurgeAsync([(await driver.ListDeadAsync())[0].Key], CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, (await waiting.WaitAsync(Patience, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Whoever_waits_for_entries_is_woken_by_an_append_and_by_a_requeue()
    {
        var driver = Drive();
        await driver.ClaimAsync();
        var woken = driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        await driver.AppendAsync("A");
        await woken.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);

        var leased = await driver.ClaimOneAsync();
        await driver.ClaimAsync();
        woken = driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        await driver.SettleAsync(leased, AttemptKind.GivenBack);
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
        var progress = driver.Outbox.WaitForProgressAsync(cancel.Token).AsTask();
        var lost = driver.Outbox.ReadEndedAsync(cancel.Token).AsTask();
        Assert.False(entries.IsCompleted || progress.IsCompleted || lost.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entries);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => progress);
    }

    [Fact]
    public async Task Whoever_waits_for_progress_is_woken_by_a_settlement_and_by_a_purge()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        var entry = await driver.ClaimOneAsync();
        var woken = driver.Outbox.WaitForProgressAsync(CancellationToken.None).AsTask();
        await driver.SettleAsync(entry, AttemptKind.Rejected);
        await woken.WaitAsync(Patience, CancellationToken.None);

        woken = driver.Outbox.WaitForProgressAsync(CancellationToken.None).AsTask();
        await driver.Outbox.PurgeAsync([(await driver.ListDeadAsync())[0].Key], CancellationToken.None);
        await woken.WaitAsync(Patience, CancellationToken.None);
    }

    [Fact]
    public async Task The_ledger_is_kept_per_lane()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        await driver.TryAppendAsync("C", lane: OutboxDriver.OtherLane);
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);

        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, Queued = 1 }, await driver.CountsAsync());
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await driver.CountsAsync(OutboxDriver.OtherLane));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 1, Queued = 2 }, (await driver.Outbox.ReadAsync(CancellationToken.None)).Total);
    }

    [Fact]
    public async Task At_the_stop_a_store_discards_what_it_cannot_keep_and_hands_it_back()
    {
        var driver = Drive();
        await driver.AppendAsync("leased", "refused", "retried", "dead", "queued");
        var entries = (await driver.ClaimAsync(4)).Entries;
        await driver.SettleAsync(entries[3], AttemptKind.Rejected);
        await driver.SettleAsync(entries[2], AttemptKind.Failed);
        await driver.SettleAsync(entries[1], AttemptKind.Refused);

        var discarded = await driver.Outbox.CloseAsync(driver.Owner, CancellationToken.None);
        if (driver.Outbox.IsDurable)
        {
            Assert.Empty(discarded);
            Assert.Equal(new LedgerCounts { Accepted = 5, DeadLettered = 1, Queued = 4 }, await driver.CountsAsync());
            return;
        }

        Assert.Equal(["leased", "queued", "refused", "retried"], discarded.Select(static e => e.EventName).Order());
        Assert.All(discarded, static e => Assert.Equal(DeliveryOutcome.Discarded, e.Outcome));
        Assert.All(discarded, static e => Assert.Equal(OutboxDriver.BodyOf(e.EventName), Encoding.UTF8.GetString(e.Body.Span)));
        Assert.Equal(new LedgerCounts { Accepted = 5, Discarded = 4, DeadLettered = 1 }, await driver.CountsAsync());
        Assert.Equal(EntryFate.None, (await driver.SettleAsync(entries[0], AttemptKind.Delivered)).Fate);
        Assert.Equal(AppendStatus.Closed, await driver.TryAppendAsync("late"));
        Assert.Null(await driver.Outbox.ReplayAsync([(await driver.ListDeadAsync())[0].Key], CancellationToken.None));
        Assert.Empty((await driver.ClaimAsync()).Entries);
    }
}

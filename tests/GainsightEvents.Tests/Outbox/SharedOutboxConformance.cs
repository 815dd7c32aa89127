using System.Data.Common;
using System.Text;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

/// <summary>
/// What a durable store that several processes share must do besides. Here the processes are two openings of one store, on a clock that is
/// moved by hand.
/// </summary>
public abstract partial class SharedOutboxConformance : OutboxConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Opens once more the store that was opened last.</summary>
    internal abstract ITransactionalOutbox OpenAgain(TimeProvider time);

    /// <summary>Keeps all openings from writing until it is disposed.</summary>
    internal abstract IDisposable MakeUnavailable();

    /// <summary>Connects to the store's database as the application does.</summary>
    internal abstract Task<DbConnection> ConnectAsync();

    [Fact]
    public async Task An_entry_is_leased_to_one_process_only()
    {
        var (one, other) = DriveTwo();
        await one.AppendAsync([.. Enumerable.Range(0, 10).Select(static i => $"{i}")]);
        string[] claimed = [.. await one.ClaimNamesAsync(4), .. await other.ClaimNamesAsync(4), .. await one.ClaimNamesAsync(), .. await other.ClaimNamesAsync()];
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => $"{i}"), claimed);
    }

    [Fact]
    public async Task Permits_are_those_of_all_processes()
    {
        var (one, other) = DriveTwo();
        one.LeaseDuration = other.LeaseDuration = TimeSpan.FromDays(9);
        one.Quota = other.Quota = QuotaPolicy.ForPx(200, 5) with { PerDay = 10 };
        await one.AppendAsync([.. Enumerable.Repeat("A", 20)]);
        Assert.Equal(4, (await one.ClaimAsync()).Entries.Count);
        var none = await other.ClaimAsync();
        Assert.Empty(none.Entries);
        Assert.Equal(one.Quota.Interval, none.NextIn);

        one.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, (await other.ClaimAsync()).Entries.Count);
        one.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await one.ClaimAsync()).Entries);
        Assert.InRange((await other.ClaimAsync()).NextIn!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
    }

    [Fact]
    public async Task A_pause_is_every_process_s_and_one_of_them_probes()
    {
        var (one, other) = DriveTwo();
        await one.AppendAsync("A", "B", "C");
        foreach (var entry in (await one.ClaimAsync()).Entries)
        {
            await one.SettleAsync(entry, AttemptKind.Refused, "wrong key");
        }

        // One that starts now queues nothing anew.
        var late = new OutboxDriver(OpenAgain(one.Clock), one.Clock);
        var trouble = Assert.Single((await late.Outbox.ReadAsync(CancellationToken.None)).Lanes).State.Find(late.Version)!;
        Assert.Equal((true, "wrong key"), (trouble.IsPaused, trouble.Reason));
        var probe = Assert.Single((await other.ClaimAsync()).Entries);
        Assert.True(probe.IsProbe);
        Assert.Empty((await one.ClaimAsync()).Entries);
        Assert.Empty((await late.ClaimAsync()).Entries);

        await other.SettleAsync(probe, AttemptKind.Delivered);
        Assert.Equal(["B", "C"], await late.ClaimNamesAsync());
    }

    [Fact]
    public async Task A_rest_is_kept_by_every_process()
    {
        var (one, other) = DriveTwo();
        await one.AppendAsync("A", "B");
        await one.SettleAsync(await one.ClaimOneAsync(), AttemptKind.Throttled, retryAfter: TimeSpan.FromMinutes(10));
        var closed = await other.ClaimAsync();
        Assert.Empty(closed.Entries);
        Assert.Equal(TimeSpan.FromMinutes(10), closed.NextIn);
        one.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, (await other.ClaimAsync()).Entries.Count);
    }

    [Fact]
    public async Task What_a_process_held_that_is_no_more_another_sends_when_the_lease_has_run_out()
    {
        var (one, other) = DriveTwo();
        await one.AppendAsync("A");
        var lost = await one.ClaimOneAsync();
        Assert.Equal(one.LeaseDuration, (await other.ClaimAsync()).NextIn);
        one.Clock.Advance(one.LeaseDuration);
        var again = await other.ClaimOneAsync();
        Assert.True(again.Epoch > lost.Epoch);
        Assert.Equal(EntryFate.None, (await one.SettleAsync(lost, AttemptKind.Rejected)).Fate);
        await other.SettleAsync(again, AttemptKind.Delivered);
        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await one.CountsAsync());
    }

    [Fact]
    public async Task At_the_stop_a_process_gives_back_its_own_leases_and_no_others()
    {
        var (one, other) = DriveTwo();
        await one.AppendAsync("A", "B");
        var given = await one.ClaimOneAsync();
        var kept = await other.ClaimOneAsync();
        Assert.Empty(await one.Outbox.CloseAsync(one.Owner, CancellationToken.None));

        Assert.Equal(EntryFate.None, (await one.SettleAsync(given, AttemptKind.Delivered)).Fate);
        Assert.Equal(["A"], await other.ClaimNamesAsync());
        Assert.Equal(EntryFate.Delivered, (await other.SettleAsync(kept, AttemptKind.Delivered)).Fate);
        Assert.Equal(AppendStatus.Committed, await one.TryAppendAsync("still taken"));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 1, Queued = 2 }, await other.CountsAsync());
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_another_process_within_a_second()
    {
        var (one, other) = DriveTwo(maxEvents: 1);
        await other.AppendAsync("A");
        var entry = await other.ClaimOneAsync();
        await one.ClaimAsync();
        var progress = one.Outbox.WaitForProgressAsync(CancellationToken.None).AsTask();
        var entries = one.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        var room = one.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), "B");
        Assert.False(progress.IsCompleted || entries.IsCompleted || room.IsCompleted);

        await other.SettleAsync(entry, AttemptKind.Delivered);
        one.Clock.Advance(Soon);
        await Task.WhenAll(progress, entries, room).WaitAsync(Patience, CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, (await room).Status);
        Assert.Equal(["B"], await other.ClaimNamesAsync());
    }

    [Fact]
    public async Task Claims_that_find_nothing_wake_nobody()
    {
        var (one, other) = DriveTwo();
        await one.AppendAsync("A");
        await one.ClaimOneAsync();
        await other.ClaimAsync();
        var progress = one.Outbox.WaitForProgressAsync(CancellationToken.None).AsTask();
        var entries = other.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        Assert.Empty((await other.ClaimAsync()).Entries);
        Assert.Empty((await one.ClaimAsync()).Entries);
        await one.CountsAsync();
        one.Clock.Advance(Soon);
        Assert.False(progress.IsCompleted || entries.IsCompleted);
        await one.AppendAsync("B");
        await progress.WaitAsync(Patience, CancellationToken.None);
    }

    [Fact]
    public async Task Everything_outlives_the_process()
    {
        var one = Drive();
        one.Quota = OutboxDriver.Plenty with { PerDay = 4 };
        await one.AppendAsync("tried", "waiting");
        await one.TryAppendAsync("dead", deadReason: "no identifyId");
        var retry = await one.SettleAsync(await one.ClaimOneAsync(), AttemptKind.Failed);
        Assert.Equal(AppendStatus.Committed, one.Outbox.TryAppend([one.Entry(OutboxDriver.Header("taken"), 0, 2)], "{}"u8));
        await one.Outbox.CloseAsync(one.Owner, CancellationToken.None);
        await one.Outbox.DisposeAsync();

        var next = new OutboxDriver(OpenAgain(one.Clock), one.Clock) { Quota = one.Quota };
        next.Clock.Advance(retry.DueIn);
        var claimed = (await next.ClaimAsync()).Entries;
        Assert.Equal([("waiting", 0), ("taken", 0), ("tried", 1)], claimed.Select(static entry => (entry.EventName, entry.History.Attempts)));
        await next.AppendAsync("beyond the day");
        Assert.Empty((await next.ClaimAsync()).Entries);
        Assert.Equal("dead", Assert.Single(await next.ListDeadAsync()).EventName);
        Assert.Equal(new LedgerCounts { Accepted = 5, DeadLettered = 1, Queued = 4 }, await next.CountsAsync());
    }

    [Fact]
    public async Task What_cannot_be_committed_is_said_or_handed_back_and_was_never_accepted()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        var entry = driver.Entry(OutboxDriver.Header("taken"), 0, 2);
        var lost = driver.Outbox.ReadEndedAsync(CancellationToken.None).AsTask();
        using (MakeUnavailable())
        {
            Assert.Equal(AppendStatus.Unavailable, await driver.TryAppendAsync("B"));
            Assert.Equal(AppendStatus.Unavailable, (await driver.OfferAsync(OverflowPolicy.DropOldest, "B")).Status);
            Assert.Equal(AppendStatus.Unavailable, (await driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), "B")).Status);
            await Assert.ThrowsAnyAsync<DbException>(() => driver.ClaimAsync());

            Assert.False(lost.IsCompleted);
            Assert.Equal(AppendStatus.Committed, driver.Outbox.TryAppend([entry], "{}"u8));
            var report = Assert.Single(await lost.WaitAsync(Patience, CancellationToken.None));
            Assert.Equal((entry.EventId, Lane.Px, "taken", DeliveryOutcome.Discarded), (report.EventId, report.Lane, report.EventName, report.Outcome));
            Assert.Equal("{}", Encoding.UTF8.GetString(report.Body.Span));
            Assert.NotNull(report.Reason);
        }

        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await driver.CountsAsync());
        await driver.AppendAsync("C");
        Assert.Equal(["A", "C"], await driver.ClaimNamesAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_a_year_holds_up_nothing_for_more_than_a_day()
    {
        var driver = Drive();
        driver.Quota = OutboxDriver.Plenty with { PerDay = 10 };
        driver.Clock.Advance(TimeSpan.FromDays(365));
        await driver.AppendAsync("leased", "failed", "throttled", "refused", "delivered", "waits");
        foreach (var (entry, kind) in (await driver.ClaimAsync(5)).Entries.Zip(
            [AttemptKind.GivenBack, AttemptKind.Failed, AttemptKind.Throttled, AttemptKind.Refused, AttemptKind.Delivered]))
        {
            if (kind != AttemptKind.GivenBack)
            {
                await driver.SettleAsync(entry, kind, retryAfter: kind == AttemptKind.Throttled ? TimeSpan.FromHours(20) : null);
            }
        }

        driver.Clock.Set(driver.Clock.Now - TimeSpan.FromDays(365));
        await driver.AppendAsync("new");
        var end = driver.Clock.Now + TimeSpan.FromDays(2);
        for (var claim = await driver.ClaimAsync(1); (await driver.CountsAsync()).Queued > 0; claim = await driver.ClaimAsync(1))
        {
            foreach (var entry in claim.Entries)
            {
                await driver.SettleAsync(entry, AttemptKind.Delivered);
            }

            if (claim.Entries.Count == 0)
            {
                driver.Clock.Advance(claim.NextIn!.Value);
            }

            Assert.True(driver.Clock.Now <= end, $"At {driver.Clock.Now} there are still {(await driver.CountsAsync()).Queued}.");
        }
    }

    private (OutboxDriver One, OutboxDriver Other) DriveTwo(int maxEvents = 1000)
    {
        var one = Drive(maxEvents);
        return (one, new OutboxDriver(OpenAgain(one.Clock), one.Clock));
    }
}

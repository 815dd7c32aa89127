using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>The system's clock was set between two runs, by hours in either direction.</summary>
public sealed class ClockTests : IAsyncDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Theory]
    [InlineData(-6)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_stored_time_that_is_in_the_future_after_a_restart_counts_as_now(int hours)
    {
        await AppendAsync(10 * Hour);
        var driver = Open((10 + hours) * Hour);
        var lane = Assert.Single((await driver.Outbox.ReadAsync(CancellationToken.None)).Lanes);
        Assert.Equal(TimeSpan.Zero, lane.OldestFor);

        // Each lives as long from now on as it would have, and no hour longer.
        var end = driver.Clock.Now + (2 * Hour);
        driver.Clock.AdvanceTo(end - TimeSpan.FromSeconds(1));
        var first = await driver.ClaimAsync();
        if (first.Entries.Count == 0)
        {
            // Of a clock that was set back the quota owes one permit's wait, and no burst.
            Assert.True(first.NextIn <= driver.Quota.Interval, $"{first.NextIn}");
            driver.Clock.Advance(TimeSpan.FromMilliseconds(1));
            first = await driver.ClaimAsync();
        }

        Assert.Empty(first.Expired);
        Assert.Equal(["waits", "stays"], first.Entries.Select(static entry => entry.EventName).Order(StringComparer.Ordinal).Reverse());
        Assert.Single(await driver.ListDeadAsync());
        await driver.SettleAsync(first.Entries.Single(static entry => entry.EventName == "waits"), AttemptKind.GivenBack);
        driver.Clock.AdvanceTo(end);
        Assert.Equal("waits", Assert.Single((await driver.ClaimAsync()).Expired).EventName);
        Assert.Empty(await driver.ListDeadAsync());
        Assert.Equal(new LedgerCounts { Accepted = 3, Expired = 1, Purged = 1, Queued = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task After_hours_that_the_clock_was_set_forward_what_is_too_old_expires_and_the_rest_goes_on()
    {
        await AppendAsync(10 * Hour);
        var driver = Open(16 * Hour);
        var claim = await driver.ClaimAsync();
        Assert.Equal("waits", Assert.Single(claim.Expired).EventName);
        Assert.Equal("stays", Assert.Single(claim.Entries).EventName);
    }

    /// <summary>One that waits for two hours at most, one that waits for a week, and a dead letter, which is kept for two hours.</summary>
    private async Task AppendAsync(TimeSpan time)
    {
        var driver = Open(time);
        await driver.TryAppendAsync("waits", maxAge: 2 * Hour);
        await driver.TryAppendAsync("stays", maxAge: TimeSpan.FromDays(7));
        await driver.TryAppendAsync("dead", deadReason: "a reason");
        await driver.ClaimAsync(1);
        await driver.Outbox.CloseAsync(driver.Owner, CancellationToken.None);
        await driver.Outbox.DisposeAsync();
    }

    private OutboxDriver Open(TimeSpan time)
    {
        var clock = new FakeTimeProvider();
        clock.Advance(time);
        return new OutboxDriver(_file.Open(100, 1 << 20, 2 * Hour, clock), clock);
    }
}

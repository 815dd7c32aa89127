using GainsightEvents.Delivery;

namespace GainsightEvents.Tests.Delivery;

public sealed class LaneStoppingTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_outbox_that_is_not_durable_is_drained_at_the_quota_s_rate()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 1000)]);
        var start = harness.Clock.Now;
        harness.Lane.BeginStop(Deadline);
        await RunToTheEndAsync(harness);
        Assert.Equal(new LedgerCounts { Accepted = 1000, Delivered = 1000 }, await harness.CountsAsync());
        Assert.True(harness.Clock.Now - start < TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task What_cannot_be_drained_by_the_deadline_stays_queued()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 10_000)]);
        var start = harness.Clock.Now;
        harness.Lane.BeginStop(Deadline);
        await RunToTheEndAsync(harness);
        Assert.InRange(harness.Clock.Now - start, Deadline - TimeSpan.FromMilliseconds(6), Deadline);
        var counts = await harness.CountsAsync();
        Assert.InRange(counts.Delivered, 3600, 3756);
        Assert.Equal(10_000 - counts.Delivered, counts.Queued);
    }

    [Fact]
    public async Task A_durable_outbox_is_left_alone_and_what_is_in_flight_is_finished()
    {
        var harness = new LaneHarness();
        harness.Outbox.IsDurable = harness.Transport.Holds = true;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.SettleDownAsync();
        harness.Lane.BeginStop(Deadline);
        Assert.False((await harness.SettleDownAsync()).Finished);
        while (harness.Transport.Held > 0)
        {
            harness.Transport.Release();
        }

        Assert.True((await harness.SettleDownAsync()).Finished);
        Assert.Equal(
            new LedgerCounts { Accepted = 100, Delivered = LaneHarness.MaxInFlight, Queued = 100 - LaneHarness.MaxInFlight }, await harness.CountsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task At_the_deadline_a_hung_attempt_is_cancelled_and_its_entry_given_back(bool durable)
    {
        var harness = new LaneHarness();
        harness.Outbox.IsDurable = durable;
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        harness.Lane.BeginStop(Deadline);
        var turn = await harness.SettleDownAsync();
        Assert.False(turn.Finished);
        Assert.InRange(turn.NextIn!.Value, Deadline - TimeSpan.FromMilliseconds(1), Deadline);

        harness.Clock.Advance(Deadline);
        await harness.Lane.TakeTurnAsync();
        await UntilAsync(async () => (await harness.Lane.TakeTurnAsync()).Finished);
        var entry = await harness.Driver.ClaimOneAsync();
        Assert.Equal(0, entry.History.Attempts);
    }

    [Fact]
    public async Task What_the_stop_cancels_does_not_hide_why_the_lane_did_not_deliver()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => new TransportResponse(401, "");
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        Assert.Contains("ApiKey", harness.Lane.LastReason, StringComparison.Ordinal);

        harness.Transport.Holds = true;
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(1, harness.Transport.Held);
        harness.Lane.BeginStop(TimeSpan.Zero);
        await UntilAsync(async () => (await harness.Lane.TakeTurnAsync()).Finished);
        Assert.Contains("ApiKey", harness.Lane.LastReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stop_of_a_paused_lane_does_not_wait_for_nothing()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => new TransportResponse(401, "");
        await harness.Driver.AppendAsync("A");
        await harness.RunForAsync(TimeSpan.FromSeconds(310));
        harness.Lane.BeginStop(Deadline);
        Assert.True((await harness.SettleDownAsync()).Finished);
        Assert.Equal(1, (await harness.CountsAsync()).Queued);
    }

    [Fact]
    public async Task A_retry_that_is_due_before_the_deadline_is_waited_for()
    {
        var harness = new LaneHarness();
        var start = harness.Clock.Now;
        harness.Transport.Answer = _ => new TransportResponse(harness.Clock.Now < start.AddSeconds(3) ? 503 : 201, "");
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        harness.Lane.BeginStop(Deadline);
        await RunToTheEndAsync(harness);
        Assert.Equal(1, (await harness.CountsAsync()).Delivered);
    }

    [Fact]
    public async Task A_later_deadline_does_not_prolong_the_stop()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 1000)]);
        harness.Lane.BeginStop(TimeSpan.Zero);
        harness.Lane.BeginStop(Deadline);
        Assert.True((await harness.SettleDownAsync()).Finished);
        Assert.Empty(harness.Transport.Sent);
    }

    private static async Task RunToTheEndAsync(LaneHarness harness)
    {
        for (var turn = await harness.SettleDownAsync(); !turn.Finished; turn = await harness.SettleDownAsync())
        {
            harness.Clock.Advance(turn.NextIn!.Value);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        // Cancellation continues on another thread, which no clock of ours moves.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Tests.Delivery;

public sealed class LaneDispatcherTests
{
    private static readonly TransportResponse Created = new(201, "");

    [Fact]
    public async Task Everything_is_delivered_at_the_quota_s_rate_and_the_observers_are_told_afterwards()
    {
        var harness = new LaneHarness(quota: QuotaPolicy.ForPx(200, 5));
        var toldTooEarly = 0;
        harness.Observer.OnTold = _ => toldTooEarly += harness.CountsAsync().GetAwaiter().GetResult().Delivered > harness.Observer.Told.Count ? 0 : 1;
        await harness.Driver.AppendAsync([.. Enumerable.Range(0, 1000).Select(static i => $"{i % 10}")]);
        var start = harness.Clock.Now;
        await harness.RunUntilAsync(() => harness.Observer.Told.Count == 1000);

        Assert.Equal(new LedgerCounts { Accepted = 1000, Delivered = 1000 }, await harness.CountsAsync());
        Assert.InRange(harness.Clock.Now - start, TimeSpan.FromSeconds(5.3), TimeSpan.FromSeconds(5.5));
        Assert.Equal(0, toldTooEarly);
        Assert.Equal(1000, harness.Observer.Told.DistinctBy(static e => e.EventId).Count());
        Assert.All(harness.Observer.Told, static e => Assert.Equal((OutboxDriver.BodyOf(e.EventName), null), (Encoding.UTF8.GetString(e.Body.Span), e.Reason)));
        Assert.Equal(harness.Clock.Now, harness.Lane.State.LastDeliveredAt);
    }

    [Fact]
    public async Task Attempts_in_flight_are_bounded_and_an_ended_one_makes_room()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 200)]);
        await harness.SettleDownAsync();
        Assert.Equal((LaneGate.MaxInFlight, LaneGate.MaxInFlight), (harness.Transport.Held, harness.Lane.State.InFlight));

        harness.Transport.Release();
        await harness.SettleDownAsync();
        Assert.Equal(LaneGate.MaxInFlight + 1, harness.Transport.Sent.Count);
    }

    [Fact]
    public async Task A_rejected_event_is_a_dead_letter_and_the_others_go_on()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(400, "eventName is empty") : Created;
        await harness.Driver.AppendAsync("good", "bad", "good");
        await harness.SettleDownAsync();

        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 2, DeadLettered = 1 }, await harness.CountsAsync());
        Assert.Contains("eventName is empty", Assert.Single(await harness.Driver.ListDeadAsync()).Reason, StringComparison.Ordinal);
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.DeadLetter)));
        Assert.Equal(LaneStatus.Running, harness.Lane.State.Status);
    }

    [Fact]
    public async Task Too_many_requests_slow_the_lane_until_the_time_that_was_asked_for_and_cost_no_attempt()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => new TransportResponse(429, "slow down") { RetryAfter = TimeSpan.FromSeconds(30) };
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.SettleDownAsync();
        var start = harness.Clock.Now;
        Assert.Equal(LaneGate.MaxInFlight, harness.Transport.Sent.Count);
        Assert.Equal((LaneStatus.Throttled, start.AddSeconds(30)), (harness.Lane.State.Status, harness.Lane.State.ThrottledUntil));
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.Throttled)));

        harness.Clock.Advance(TimeSpan.FromSeconds(29.9));
        await harness.SettleDownAsync();
        Assert.Equal(LaneGate.MaxInFlight, harness.Transport.Sent.Count);

        var attempts = new List<int>();
        harness.Transport.Answer = entry =>
        {
            attempts.Add(entry.Attempts);
            return Created;
        };
        harness.Clock.AdvanceTo(start.AddSeconds(30));
        await harness.SettleDownAsync();
        Assert.Equal(new LedgerCounts { Accepted = 100, Delivered = 100 }, await harness.CountsAsync());
        Assert.All(attempts, static a => Assert.Equal(0, a));
    }

    [Fact]
    public async Task Rests_grow_while_the_lane_is_still_too_fast()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => new TransportResponse(429, "");
        await harness.Driver.AppendAsync("A");
        await harness.RunForAsync(TimeSpan.FromMinutes(1));
        var sent = harness.Transport.Sent.Select(static s => s.At).ToList();
        Assert.Equal([0.5, 1, 2, 4, 8, 16], sent.Zip(sent.Skip(1), static (a, b) => (b - a).TotalSeconds).Take(6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_dead_host_is_not_hammered_and_everything_arrives_when_it_is_back(int status)
    {
        var harness = new LaneHarness(quota: QuotaPolicy.ForPx(200, 5));
        harness.Transport.Answer = _ => new TransportResponse(status, "down");
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 1000)]);
        await harness.RunForAsync(TimeSpan.FromHours(1));
        Assert.Equal(LaneStatus.Outage, harness.Lane.State.Status);
        Assert.InRange(harness.Transport.Sent.Count, 100, 200);
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.Outage)));
        Assert.Equal(1000, (await harness.CountsAsync()).Queued);

        harness.Transport.Answer = static _ => Created;
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(new LedgerCounts { Accepted = 1000, Delivered = 1000 }, await harness.CountsAsync());
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.Resumed)));
    }

    [Fact]
    public async Task An_event_that_always_meets_a_server_error_is_given_up_after_20_attempts_if_others_are_delivered()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(500, "NullPointerException") : Created;
        await harness.Driver.AppendAsync("bad");
        while ((await harness.CountsAsync()).Dead == 0)
        {
            await harness.Driver.AppendAsync("good");
            await harness.RunForAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(20, harness.Transport.Sent.Count(static s => s.Name == "bad"));
        var dead = Assert.Single(harness.Observer.Told, static e => e.Outcome == DeliveryOutcome.DeadLettered);
        Assert.Contains("500 at attempt 20, while other events", dead.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_other_deliveries_no_event_is_given_up()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => new TransportResponse(500, "");
        await harness.Driver.AppendAsync("A");
        await harness.RunForAsync(TimeSpan.FromDays(1));
        Assert.True(harness.Transport.Sent.Count > 100);
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task An_expired_event_is_told_and_not_sent()
    {
        var harness = new LaneHarness();
        await harness.Driver.TryAppendAsync("A", maxAge: TimeSpan.FromSeconds(1));
        harness.Clock.Advance(TimeSpan.FromSeconds(1));
        await harness.SettleDownAsync();
        Assert.Equal(DeliveryOutcome.Expired, Assert.Single(harness.Observer.Told).Outcome);
        Assert.Empty(harness.Transport.Sent);
    }

    [Fact]
    public async Task A_transport_that_throws_is_a_failed_attempt_and_its_message_is_told_nowhere()
    {
        var harness = new LaneHarness();
        var fails = true;
        harness.Transport.Answer = _ => fails ? throw new InvalidOperationException("key=secret") : Created;
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        fails = false;
        await harness.RunUntilAsync(() => harness.Observer.Told.Count == 1);

        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await harness.CountsAsync());
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.AttemptFailed)));
        Assert.DoesNotContain(harness.Logger.Lines, static line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_failing_store_did_not_take_is_settled_later_and_told_once()
    {
        var harness = new LaneHarness();
        var fails = true;
        harness.Outbox.Fails = method => method == "settle" && fails;
        await harness.Driver.AppendAsync("A", "B");
        await Assert.ThrowsAsync<IOException>(harness.SettleDownAsync);
        await Assert.ThrowsAsync<IOException>(harness.SettleDownAsync);
        Assert.Empty(harness.Observer.Told);
        fails = false;
        await harness.SettleDownAsync();

        Assert.Equal(2, harness.Transport.Sent.Count);
        Assert.Equal(2, harness.Observer.Told.Count);
        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 2 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task A_settlement_that_came_too_late_is_not_told()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        harness.Clock.Advance(TimeSpan.FromMinutes(10));
        await harness.SettleDownAsync();
        Assert.Equal(2, harness.Transport.Held);

        harness.Transport.Release();
        await harness.SettleDownAsync();
        Assert.Empty(harness.Observer.Told);
        harness.Transport.Release();
        await harness.SettleDownAsync();
        Assert.Single(harness.Observer.Told);
        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task An_observer_that_throws_is_logged_and_disturbs_nothing()
    {
        var harness = new LaneHarness();
        harness.Observer.OnTold = static _ => throw new InvalidOperationException("observer");
        await harness.Driver.AppendAsync("A", "B");
        await harness.SettleDownAsync();
        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 2 }, await harness.CountsAsync());
        Assert.Equal(2, harness.Logger.Count(nameof(DeliveryLog.ObserverFailed)));
    }

    [Fact]
    public async Task Each_settled_batch_signals_progress()
    {
        var harness = new LaneHarness();
        await harness.Driver.AppendAsync("A");
        var progress = harness.Progress.Task;
        await harness.Lane.TakeTurnAsync();
        Assert.False(progress.IsCompleted);
        await harness.Lane.TakeTurnAsync();
        Assert.True(progress.IsCompleted);
        Assert.False(harness.Progress.Task.IsCompleted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_goes_wrong_each_event_ends_in_one_outcome_that_is_told_once(int seed)
    {
        var random = new Random(seed);
        var harness = new LaneHarness(random.NextDouble, QuotaPolicy.ForPx(200, 5));
        int[] statuses = [201, 201, 201, 201, 201, 201, 400, 401, 403, 404, 307, 408, 429, 500, 503, 0];
        var faulty = true;
        harness.Transport.Answer = _ => new TransportResponse(faulty ? statuses[random.Next(statuses.Length)] : 201, "");
        harness.Outbox.Fails = _ => faulty && random.Next(10) == 0;
        for (var step = 0; step < 3000; step++)
        {
            await harness.Driver.AppendAsync($"{random.Next(5)}");
            harness.Transport.Version = random.Next(100) == 0 ? $"v{step}" : harness.Transport.Version;
            try
            {
                var turn = await harness.Lane.TakeTurnAsync();
                harness.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(turn.NextAt is null ? 10 : 2000)));
            }
            catch (IOException)
            {
                harness.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await harness.CountsAsync();
        }

        faulty = false;
        await harness.RunForAsync(TimeSpan.FromHours(2));
        var counts = await harness.CountsAsync();
        Assert.Equal((3000, 0), (counts.Accepted, counts.Queued));
        Assert.True(counts.Delivered > 1000 && counts.Dead > 50, $"{counts}");
        Assert.Equal(3000, harness.Observer.Told.Count);
        Assert.Equal(3000, harness.Observer.Told.DistinctBy(static e => e.EventId).Count());
        Assert.Equal(counts.Delivered, harness.Observer.Count(DeliveryOutcome.Delivered));
    }
}

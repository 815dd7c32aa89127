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
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        var toldTooEarly = 0;
        harness.Observer.OnTold = _ => toldTooEarly += harness.CountsAsync().GetAwaiter().GetResult().Delivered > harness.Observer.Told.Count ? 0 : 1;
        await harness.Driver.AppendAsync([.. Enumerable.Range(0, 1000).Select(static i => $"{i % 10}")]);
        var start = harness.Clock.Now;
        await harness.RunUntilAsync(() => harness.Observer.Told.Count == 1000);

        Assert.Equal(new LedgerCounts { Accepted = 1000, Delivered = 1000 }, await harness.CountsAsync());
        Assert.InRange(harness.Clock.Now - start, TimeSpan.FromSeconds(5.3), TimeSpan.FromSeconds(5.5));
        Assert.Equal(0, toldTooEarly);
        Assert.Equal(1000, harness.Observer.Told.DistinctBy(static e => e.EventId).Count());
        Assert.DoesNotContain(harness.Observer.Told, static e => OutboxDriver.BodyOf(e.EventName) != Encoding.UTF8.GetString(e.Body.Span) || e.Reason is not null);
    }

    [Fact]
    public async Task Attempts_in_flight_are_bounded_and_an_ended_one_makes_room()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 200)]);
        await harness.SettleDownAsync();
        Assert.Equal((LaneHarness.MaxInFlight, LaneHarness.MaxInFlight), (harness.Transport.Held, harness.Lane.InFlight));

        harness.Transport.Release();
        await harness.SettleDownAsync();
        Assert.Equal(LaneHarness.MaxInFlight + 1, harness.Transport.Sent.Count);
    }

    [Fact]
    public async Task A_rejected_event_is_a_dead_letter_and_the_others_go_on()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "b\r\nad" ? new TransportResponse(400, "eventName is empty") : Created;
        await harness.Driver.AppendAsync("good", "b\r\nad", "good");
        await harness.SettleDownAsync();

        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 2, DeadLettered = 1 }, await harness.CountsAsync());
        Assert.Contains("eventName is empty", Assert.Single(await harness.Driver.ListDeadAsync()).Reason, StringComparison.Ordinal);
        var line = Assert.Single(harness.Logger.Lines);
        Assert.Equal(nameof(DeliveryLog.DeadLetter), line.Event);
        Assert.DoesNotContain('\n', line.Text);
        Assert.Contains("Event b ad (", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_events_that_are_rejected_in_a_row_brake_the_lane_and_one_that_passes_frees_it()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        harness.Transport.Answer = static _ => new TransportResponse(400, "no");
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 2000)]);
        await harness.RunForAsync(TimeSpan.FromMinutes(10));

        var counts = await harness.CountsAsync();
        Assert.InRange(counts.DeadLettered, LanePolicy.RejectionsOfBrake, LanePolicy.RejectionsOfBrake + LaneHarness.MaxInFlight + 40);
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.Braked)));

        harness.Transport.Answer = static _ => Created;
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2000 - counts.DeadLettered, (await harness.CountsAsync()).Delivered);
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.Resumed)));
        Assert.Equal(LanePolicy.RejectionsOfBrake, harness.Logger.Count(nameof(DeliveryLog.DeadLetter)));
        var rest = Assert.Single(harness.Logger.Lines, static line => line.Event == nameof(DeliveryLog.FurtherDeadLetters));
        Assert.StartsWith($"{counts.DeadLettered - LanePolicy.RejectionsOfBrake} further events of lane Gainsight:Px ", rest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_events_among_others_that_pass_are_each_told()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(400, "no") : Created;
        for (var i = 0; i < 50; i++)
        {
            await harness.Driver.AppendAsync("bad", "good");
            await harness.SettleDownAsync();
        }

        Assert.Equal((50, 0), (harness.Logger.Count(nameof(DeliveryLog.DeadLetter)), harness.Logger.Count(nameof(DeliveryLog.FurtherDeadLetters))));
    }

    [Fact]
    public async Task Too_many_requests_slow_the_lane_until_the_time_that_was_asked_for_and_cost_no_attempt()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        harness.Transport.Answer = static _ => new TransportResponse(429, "slow down") { RetryAfter = TimeSpan.FromSeconds(30) };
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.SettleDownAsync();
        var start = harness.Clock.Now;
        ReleaseAll(harness);
        await harness.SettleDownAsync();
        Assert.Equal(LaneHarness.MaxInFlight, harness.Transport.Sent.Count);
        Assert.Equal(1, harness.Logger.Count(nameof(DeliveryLog.Throttled)));

        harness.Clock.Advance(TimeSpan.FromSeconds(29.9));
        await harness.SettleDownAsync();
        Assert.Equal(LaneHarness.MaxInFlight, harness.Transport.Sent.Count);

        var attempts = new List<int>();
        harness.Transport.Answer = entry =>
        {
            attempts.Add(entry.History.Attempts);
            return Created;
        };
        harness.Clock.AdvanceTo(start.AddSeconds(30));
        await harness.SettleDownAsync();
        Assert.Equal(new LedgerCounts { Accepted = 100, Delivered = 100 }, await harness.CountsAsync());
        Assert.Equal(Enumerable.Repeat(0, 100), attempts);
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

    [Fact]
    public async Task A_server_in_maintenance_that_says_for_how_long_is_left_alone_so_long()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        var start = harness.Clock.Now;
        harness.Transport.Answer = _ => harness.Clock.Now < start.AddMinutes(2) ? new TransportResponse(503, "") { RetryAfter = TimeSpan.FromSeconds(60) } : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 300)]);
        await harness.RunForAsync(TimeSpan.FromMinutes(3));

        Assert.InRange(harness.Transport.Sent.Count(sent => sent.At < start.AddMinutes(2)), 2, 20);
        Assert.Equal(300, (await harness.CountsAsync()).Delivered);
    }

    [Fact]
    public async Task A_rest_of_a_year_is_one_of_a_day()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => new TransportResponse(429, "") { RetryAfter = TimeSpan.FromDays(365) };
        await harness.Driver.AppendAsync("A");
        Assert.Equal(TimeSpan.FromDays(1), (await harness.SettleDownAsync()).NextIn);
    }

    [Theory]
    [InlineData(429, 3600)]
    [InlineData(503, 3600)]
    [InlineData(401, null)]
    [InlineData(0, null)]
    public async Task A_new_key_is_tried_at_once_whatever_the_lane_waits_for(int status, int? retryAfterSeconds)
    {
        var harness = new LaneHarness();
        harness.Transport.AnswerWith = (_, settings) => LaneHarness.KeyOf(settings) == "key-1"
            ? new TransportResponse(status, "") { RetryAfter = retryAfterSeconds is { } s ? TimeSpan.FromSeconds(s) : null }
            : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(0, (await harness.CountsAsync()).Delivered);

        var changed = harness.Clock.Now;
        harness.UseKey("key-2");
        await harness.SettleDownAsync();
        Assert.Contains(harness.Transport.Sent, sent => sent.At >= changed);
        await harness.RunForAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(new LedgerCounts { Accepted = 100, Delivered = 100 }, await harness.CountsAsync());
    }

    [Theory]
    [InlineData(429, 3600)]
    [InlineData(302, null)]
    [InlineData(404, null)]
    [InlineData(0, null)]
    public async Task A_new_address_is_tried_at_once_whatever_the_lane_waits_for(int status, int? retryAfterSeconds)
    {
        var harness = new LaneHarness();
        harness.Transport.AnswerWith = (_, settings) => settings.BaseAddress?.Host == "api.example.org"
            ? new TransportResponse(status, "") { RetryAfter = retryAfterSeconds is { } s ? TimeSpan.FromSeconds(s) : null }
            : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(0, (await harness.CountsAsync()).Delivered);

        var changed = harness.Clock.Now;
        harness.UseAddress("https://api-eu.example.org");
        await harness.SettleDownAsync();
        Assert.Contains(harness.Transport.Sent, sent => sent.At == changed);
        await harness.RunForAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(new LedgerCounts { Accepted = 100, Delivered = 100 }, await harness.CountsAsync());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(401)]
    [InlineData(0)]
    public async Task A_system_clock_that_is_set_on_or_back_makes_no_wait_longer_and_no_event_older(int status)
    {
        foreach (var jump in (TimeSpan[])[TimeSpan.FromHours(-2), TimeSpan.FromDays(8), TimeSpan.FromDays(-4000)])
        {
            var harness = new LaneHarness();
            harness.Transport.Answer = _ => new TransportResponse(status, "");
            await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 20)]);
            await harness.RunForAsync(TimeSpan.FromMinutes(1));

            harness.Clock.Jump(jump);
            harness.Transport.Answer = static _ => Created;
            await harness.RunForAsync(TimeSpan.FromMinutes(5));
            Assert.Equal(new LedgerCounts { Accepted = 20, Delivered = 20 }, await harness.CountsAsync());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_dead_host_is_not_hammered_and_everything_arrives_when_it_is_back(int status)
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        harness.Transport.Answer = _ => new TransportResponse(status, "down");
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 1000)]);
        await harness.RunForAsync(TimeSpan.FromHours(1));
        Assert.True((await harness.TroubleAsync())?.InOutage);
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
        while ((await harness.CountsAsync()).DeadLettered == 0)
        {
            await harness.Driver.AppendAsync("good");
            await harness.RunForAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(20, harness.Transport.Sent.Count(static s => s.Name == "bad"));
        var dead = Assert.Single(await harness.ToldAsync(), static e => e.Outcome == DeliveryOutcome.DeadLettered);
        Assert.Contains("this was attempt 20, while other events", dead.Reason, StringComparison.Ordinal);
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
        Assert.Equal(DeliveryOutcome.Expired, Assert.Single(await harness.ToldAsync()).Outcome);
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
        Assert.Empty(await harness.ToldAsync());
        fails = false;
        await harness.SettleDownAsync();

        Assert.Equal(2, harness.Transport.Sent.Count);
        Assert.Equal(2, (await harness.ToldAsync()).Count);
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
        Assert.Empty(await harness.ToldAsync());
        harness.Transport.Release();
        await harness.SettleDownAsync();
        Assert.Single(await harness.ToldAsync());
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
        await harness.ToldAsync();
        Assert.Equal(2, harness.Logger.Count(nameof(DeliveryLog.ObserverFailed)));
    }

    [Fact]
    public async Task An_observer_that_hangs_holds_nothing_up()
    {
        var harness = new LaneHarness();
        using var hangs = new ManualResetEventSlim();
        harness.Observer.OnTold = _ => hangs.Wait();
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.SettleDownAsync();
        Assert.Equal(100, (await harness.CountsAsync()).Delivered);
        Assert.Empty(harness.Observer.Told);

        hangs.Set();
        Assert.Equal(100, (await harness.ToldAsync()).Count);
    }

    [Fact]
    public async Task A_lane_that_is_switched_off_sends_nothing_and_goes_on_when_it_is_on_again()
    {
        var harness = new LaneHarness();
        harness.SwitchOff();
        await harness.Driver.AppendAsync("A");
        await harness.RunForAsync(TimeSpan.FromHours(1));
        Assert.Empty(harness.Transport.Sent);

        harness.UseKey("key-1");
        await harness.SettleDownAsync();
        Assert.Equal(1, (await harness.CountsAsync()).Delivered);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_goes_wrong_each_event_ends_in_one_outcome_that_is_told_once(int seed)
    {
        var random = new Random(seed);
        var harness = new LaneHarness(random.NextDouble, LaneHarness.OfPx);
        int[] statuses = [201, 201, 201, 201, 201, 201, 400, 401, 403, 404, 307, 408, 429, 500, 503, 0];
        var faulty = true;
        harness.Transport.Answer = _ => new TransportResponse(faulty ? statuses[random.Next(statuses.Length)] : 201, "");
        harness.Outbox.Fails = _ => faulty && random.Next(10) == 0;
        for (var step = 0; step < 3000; step++)
        {
            await harness.Driver.AppendAsync($"{random.Next(5)}");
            if (random.Next(100) == 0)
            {
                harness.UseKey($"key-{step}");
            }

            try
            {
                var turn = await harness.Lane.TakeTurnAsync();
                harness.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(turn.NextIn is null ? 10 : 2000)));
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
        Assert.True(counts.Delivered > 1000 && counts.DeadLettered > 50, $"{counts}");
        var told = await harness.ToldAsync();
        Assert.Equal((3000, 3000), (told.Count, told.DistinctBy(static e => e.EventId).Count()));
        Assert.Equal(counts.Delivered, harness.Observer.Count(DeliveryOutcome.Delivered));
    }

    private static void ReleaseAll(LaneHarness harness)
    {
        harness.Transport.Holds = false;
        while (harness.Transport.Held > 0)
        {
            harness.Transport.Release();
        }
    }
}

using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Outbox;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Delivery;

public sealed class LanePausingTests
{
    private static readonly TransportResponse WrongKey = new(401, "Unauthorized");
    private static readonly TransportResponse Created = new(201, "");

    [Fact]
    public async Task A_wrong_key_pauses_the_lane_with_a_reason_and_loses_nothing()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => WrongKey;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.RunForAsync(TimeSpan.FromHours(1));

        Assert.Equal(new LedgerCounts { Accepted = 100, Queued = 100 }, await harness.CountsAsync());
        var trouble = await harness.TroubleAsync();
        Assert.True(trouble?.IsPaused);
        Assert.Contains("Gainsight:Px:ApiKey is not valid", trouble?.Reason, StringComparison.Ordinal);
        var paused = Assert.Single(harness.Logger.Lines);
        Assert.Equal((LogLevel.Error, nameof(DeliveryLog.Paused)), (paused.Level, paused.Event));
        Assert.Contains("Gainsight:Px:ApiKey is not valid", paused.Text, StringComparison.Ordinal);
        Assert.Contains("Gainsight:Px:ApiKey is not valid", harness.Lane.LastReason, StringComparison.Ordinal);
        Assert.Empty(await harness.ToldAsync());
    }

    [Fact]
    public async Task A_paused_lane_probes_one_entry_at_a_time_those_never_tried_first_at_growing_intervals()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        harness.Transport.Answer = static _ => WrongKey;
        await harness.Driver.AppendAsync([.. Enumerable.Range(0, 100).Select(static i => $"{i}")]);
        await harness.SettleDownAsync();
        harness.Transport.Holds = false;
        while (harness.Transport.Held > 0)
        {
            harness.Transport.Release();
        }

        await harness.RunForAsync(TimeSpan.FromHours(1));

        var sent = harness.Transport.Sent.ToList();
        Assert.True(sent.Count < 100);
        Assert.Equal(sent.Count, sent.DistinctBy(static s => s.Name).Count());
        var probes = sent.Skip(LaneHarness.MaxInFlight).Select(static s => s.At).ToList();
        var gaps = probes.Zip(probes.Skip(1), static (a, b) => (b - a).TotalSeconds).ToList();
        Assert.Equal([2.5, 5, 10, 20, 40, 80], gaps.Take(6));
        Assert.True(gaps.Count > 20);
        Assert.DoesNotContain(gaps.Skip(6), static gap => gap != 150);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(302)]
    [InlineData(404)]
    public async Task A_lane_whose_queue_is_all_refused_is_probed_with_what_was_refused(int status)
    {
        var harness = new LaneHarness();
        var start = harness.Clock.Now;
        harness.Transport.Answer = _ => harness.Clock.Now < start.AddSeconds(1) ? new TransportResponse(status, "") : Created;
        await harness.Driver.AppendAsync("A", "B", "C");
        await harness.RunForAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 3 }, await harness.CountsAsync());
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(400, true)]
    [InlineData(403, true)]
    [InlineData(413, true)]
    [InlineData(407, true)]
    [InlineData(405, false)]
    [InlineData(407, false)]
    [InlineData(421, false)]
    [InlineData(426, false)]
    [InlineData(431, false)]
    [InlineData(511, false)]
    public async Task A_gateway_that_answers_in_the_place_of_Gainsight_costs_no_event(int status, bool isWebPage)
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        harness.Transport.Answer = _ => new TransportResponse(status, "a gateway") { IsWebPage = isWebPage };
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 2000)]);
        await harness.RunForAsync(TimeSpan.FromHours(1));
        Assert.Equal(new LedgerCounts { Accepted = 2000, Queued = 2000 }, await harness.CountsAsync());
        Assert.InRange(harness.Transport.Sent.Count, 10, 120);
        Assert.Equal(nameof(DeliveryLog.Paused), Assert.Single(harness.Logger.Lines).Event);

        harness.Transport.Answer = static _ => Created;
        await harness.RunForAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(new LedgerCounts { Accepted = 2000, Delivered = 2000 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task A_short_refusal_of_the_whole_lane_kills_nothing_that_was_in_flight()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        var start = harness.Clock.Now;
        harness.Transport.Answer = _ => harness.Clock.Now - start is { TotalSeconds: > 1 and < 2 } ? new TransportResponse(403, "") : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Range(0, 1000).Select(static i => $"{i % 7}")]);
        await harness.RunForAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(new LedgerCounts { Accepted = 1000, Delivered = 1000 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task What_was_sent_before_a_refusal_and_passes_does_not_show_that_the_refused_event_is_at_fault()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync("A", "B", "C");
        await harness.SettleDownAsync();

        // The key is revoked: A is refused, B and C had been taken before.
        harness.Transport.Answer = static _ => WrongKey;
        harness.Transport.Release();
        await harness.SettleDownAsync();
        harness.Transport.Answer = entry => entry.EventName == "A" ? WrongKey : Created;
        harness.Transport.Holds = false;
        harness.Transport.Release();
        harness.Transport.Release();
        await harness.RunForAsync(TimeSpan.FromHours(1));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 2, Queued = 1 }, await harness.CountsAsync());

        harness.Transport.Answer = static _ => Created;
        await harness.RunForAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(3, (await harness.CountsAsync()).Delivered);
    }

    [Fact]
    public async Task A_probe_that_is_given_up_lets_the_next_one_go_at_once()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(403, "") : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("good", 20), "bad"]);
        await harness.RunForAsync(TimeSpan.FromSeconds(1));
        await harness.Driver.AppendAsync("good");
        await harness.RunForAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(new LedgerCounts { Accepted = 22, Delivered = 21, DeadLettered = 1 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task Refused_entries_expire_like_others()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => WrongKey;
        for (var i = 0; i < 10; i++)
        {
            await harness.Driver.TryAppendAsync("A", maxAge: TimeSpan.FromHours(1));
        }

        await harness.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal(new LedgerCounts { Accepted = 10, Expired = 10 }, await harness.CountsAsync());
        Assert.Equal(10, (await harness.ToldAsync()).Count);
    }

    [Fact]
    public async Task A_firewall_that_refuses_one_event_among_good_ones_costs_that_event_only()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfPx);
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(403, "blocked") : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("good", 200), "bad", .. Enumerable.Repeat("good", 200)]);
        var start = harness.Clock.Now;
        await harness.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(new LedgerCounts { Accepted = 401, Delivered = 400, DeadLettered = 1 }, await harness.CountsAsync());
        Assert.True(harness.Transport.Sent.Where(static sent => sent.Name == "good").Max(static sent => sent.At) - start < TimeSpan.FromSeconds(10));
        Assert.False(await harness.IsPausedAsync());
        var dead = Assert.Single(await harness.ToldAsync(), static e => e.Outcome == DeliveryOutcome.DeadLettered);
        Assert.Contains("blocked", dead.Reason, StringComparison.Ordinal);
        Assert.Equal(OutboxDriver.BodyOf("bad"), Encoding.UTF8.GetString(dead.Body.Span));
        Assert.Equal(
            [nameof(DeliveryLog.Paused), nameof(DeliveryLog.Resumed), nameof(DeliveryLog.DeadLetter)], harness.Logger.Lines.Select(static l => l.Event));
    }

    [Fact]
    public async Task A_single_refused_event_is_held_until_another_one_shows_who_is_at_fault()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(403, "") : Created;
        await harness.Driver.AppendAsync("bad");
        await harness.RunForAsync(TimeSpan.FromHours(1));
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await harness.CountsAsync());

        await harness.Driver.AppendAsync("good");
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, DeadLettered = 1 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task A_changed_key_ends_the_pause_and_gives_every_refused_entry_another_chance()
    {
        var harness = new LaneHarness();
        harness.Transport.AnswerWith = static (_, settings) => LaneHarness.KeyOf(settings) == "key-1" ? WrongKey : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.RunForAsync(TimeSpan.FromMinutes(10));

        harness.UseKey("key-2");
        await harness.SettleDownAsync();
        Assert.Equal(new LedgerCounts { Accepted = 100, Delivered = 100 }, await harness.CountsAsync());
        await harness.ToldAsync();
        Assert.Equal(100, harness.Observer.Count(DeliveryOutcome.Delivered));
        Assert.Equal((1, 1), (harness.Logger.Count(nameof(DeliveryLog.Paused)), harness.Logger.Count(nameof(DeliveryLog.Resumed))));
        Assert.False(await harness.IsPausedAsync());
    }

    [Fact]
    public async Task A_refusal_of_a_key_that_has_changed_meanwhile_pauses_nothing()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        harness.UseKey("key-2");
        await harness.SettleDownAsync();
        harness.Transport.AnswerWith = static (_, settings) => LaneHarness.KeyOf(settings) == "key-1" ? WrongKey : Created;
        harness.Transport.Holds = false;
        harness.Transport.Release();
        await harness.SettleDownAsync();

        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await harness.CountsAsync());
        Assert.Empty(harness.Logger.Lines);
    }

    [Fact]
    public async Task An_answer_to_what_was_sent_before_the_pause_does_not_end_it()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync("A", "B", "C");
        await harness.SettleDownAsync();
        harness.Transport.Answer = static _ => WrongKey;
        harness.Transport.Release();
        await harness.SettleDownAsync();
        harness.Transport.Answer = static _ => Created;
        harness.Transport.Release();
        await harness.SettleDownAsync();

        Assert.True(await harness.IsPausedAsync());
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 1, Queued = 2 }, await harness.CountsAsync());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task Only_a_delivery_ends_a_pause(int status)
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => WrongKey;
        await harness.Driver.AppendAsync("A", "B", "C", "D");
        await harness.SettleDownAsync();
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("E", 100)]);
        harness.Transport.Answer = _ => new TransportResponse(status, "");
        await harness.RunForAsync(TimeSpan.FromMinutes(30));

        Assert.True(await harness.IsPausedAsync());
        Assert.InRange(harness.Transport.Sent.Count, 5, 60);
        harness.Transport.Answer = static _ => Created;
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.False(await harness.IsPausedAsync());
        Assert.Equal(0, (await harness.CountsAsync()).Queued);
    }

    [Fact]
    public async Task A_lane_that_another_process_found_refused_is_paused_for_this_one_too()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => WrongKey;
        await harness.Driver.AppendAsync("A", "B");
        await harness.SettleDownAsync();
        var sent = harness.Transport.Sent.Count;

        // A second dispatcher on the same outbox, as another process is.
        var other = new FakeTransport(harness.Clock);
        var settings = new PxLaneSettings(Lane.Px, new Uri("https://api.example.org"), "key-1")
        {
            IsOn = true,
            Timeout = TimeSpan.FromSeconds(10),
            Quota = LaneHarness.OfPx,
            MaxInFlight = LaneHarness.MaxInFlight,
        };
        var second = new LaneDispatcher(
            Lane.Px, harness.Outbox, other, () => settings, Guid.NewGuid(), new DeliveryObservers([], harness.Logger), harness.Clock, harness.Logger, static () => 0.5);
        var turn = await second.TakeTurnAsync();
        Assert.Empty(other.Sent);
        Assert.True(turn.NextIn > TimeSpan.Zero);
        Assert.Equal(sent, harness.Transport.Sent.Count);
    }
}

using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
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
        Assert.Equal(LaneStatus.Paused, harness.Lane.State.Status);
        Assert.Contains("Gainsight:Px:ApiKey is not valid", harness.Lane.State.PausedReason, StringComparison.Ordinal);
        var paused = Assert.Single(harness.Logger.Lines);
        Assert.Equal((LogLevel.Error, nameof(DeliveryLog.Paused)), (paused.Level, paused.Event));
        Assert.Contains("Gainsight:Px:ApiKey is not valid", paused.Text, StringComparison.Ordinal);
        Assert.Empty(harness.Observer.Told);
    }

    [Fact]
    public async Task A_paused_lane_probes_one_other_entry_at_a_time_at_growing_intervals()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static _ => WrongKey;
        await harness.Driver.AppendAsync([.. Enumerable.Range(0, 100).Select(static i => $"{i}")]);
        await harness.RunForAsync(TimeSpan.FromHours(1));

        var sent = harness.Transport.Sent.ToList();
        Assert.Equal(sent.Count, sent.DistinctBy(static s => s.Name).Count());
        var probes = sent.Skip(LaneGate.MaxInFlight).Select(static s => s.At).ToList();
        var gaps = probes.Zip(probes.Skip(1), static (a, b) => (b - a).TotalSeconds).ToList();
        Assert.Equal(sent[0].At, probes[0]);
        Assert.Equal([2.5, 5, 10, 20, 40, 80], gaps.Take(6));
        Assert.All(gaps.Skip(6), static gap => Assert.Equal(150, gap));
    }

    [Fact]
    public async Task A_firewall_that_refuses_one_event_among_good_ones_costs_that_event_only()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(403, "blocked") : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("good", 200), "bad", .. Enumerable.Repeat("good", 200)]);
        var start = harness.Clock.Now;
        await harness.RunForAsync(TimeSpan.Zero);

        Assert.Equal(new LedgerCounts { Accepted = 401, Delivered = 400, DeadLettered = 1 }, await harness.CountsAsync());
        Assert.Equal(start, harness.Clock.Now);
        Assert.Equal(LaneStatus.Running, harness.Lane.State.Status);
        var dead = Assert.Single(harness.Observer.Told, static e => e.Outcome == DeliveryOutcome.DeadLettered);
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
        await harness.RunForAsync(TimeSpan.Zero);
        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, DeadLettered = 1 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task A_changed_key_ends_the_pause_and_gives_every_refused_entry_another_chance()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = _ => harness.Transport.Version == "v1" ? WrongKey : Created;
        await harness.Driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await harness.RunForAsync(TimeSpan.FromMinutes(10));

        harness.Transport.Version = "v2";
        await harness.RunForAsync(TimeSpan.Zero);
        Assert.Equal(new LedgerCounts { Accepted = 100, Delivered = 100 }, await harness.CountsAsync());
        Assert.Equal(100, harness.Observer.Count(DeliveryOutcome.Delivered));
        Assert.Equal((1, 1), (harness.Logger.Count(nameof(DeliveryLog.Paused)), harness.Logger.Count(nameof(DeliveryLog.Resumed))));
        Assert.Null(harness.Lane.State.PausedReason);
    }

    [Fact]
    public async Task A_refusal_of_a_key_that_has_changed_meanwhile_pauses_nothing()
    {
        var harness = new LaneHarness();
        harness.Transport.Holds = true;
        await harness.Driver.AppendAsync("A");
        await harness.SettleDownAsync();
        harness.Transport.Version = "v2";
        await harness.SettleDownAsync();
        harness.Transport.Answer = static _ => WrongKey;
        harness.Transport.Release();
        (harness.Transport.Holds, harness.Transport.Answer) = (false, static _ => Created);
        await harness.RunForAsync(TimeSpan.Zero);

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

        Assert.Equal(LaneStatus.Paused, harness.Lane.State.Status);
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

        Assert.Equal(LaneStatus.Paused, harness.Lane.State.Status);
        Assert.InRange(harness.Transport.Sent.Count, 5, 60);
        harness.Transport.Answer = static _ => Created;
        await harness.RunForAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(LaneStatus.Running, harness.Lane.State.Status);
        Assert.Equal(0, (await harness.CountsAsync()).Queued);
    }

    [Fact]
    public async Task What_a_previous_process_left_refused_is_due_again_at_the_start()
    {
        var harness = new LaneHarness();
        await harness.Driver.AppendAsync("A");
        await harness.Driver.SettleAsync(await harness.Driver.ClaimOneAsync(), SettlementKind.Refused);
        await harness.SettleDownAsync();
        Assert.Equal(new LedgerCounts { Accepted = 1, Delivered = 1 }, await harness.CountsAsync());
    }

    [Fact]
    public async Task A_store_that_fails_while_the_pause_is_resolved_is_asked_again()
    {
        var harness = new LaneHarness();
        harness.Transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(403, "") : Created;
        await harness.Driver.AppendAsync("bad", "good");
        await harness.Lane.TakeTurnAsync();
        await harness.SettleDownAsync();
        await harness.Driver.AppendAsync("good");
        var fails = true;
        harness.Outbox.Fails = method => method == "resolve" && fails;
        await Assert.ThrowsAsync<IOException>(harness.SettleDownAsync);
        await Assert.ThrowsAsync<IOException>(harness.SettleDownAsync);
        fails = false;
        await harness.SettleDownAsync();

        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 2, DeadLettered = 1 }, await harness.CountsAsync());
        Assert.Equal(1, harness.Observer.Count(DeliveryOutcome.DeadLettered));
    }
}

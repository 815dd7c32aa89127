using GainsightEvents.Delivery;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Delivery;

public sealed class NxtLaneTests
{
    private static readonly Lane Nxt = new(EventTarget.Nxt);

    private readonly LaneHarness _harness = new(target: EventTarget.Nxt);

    [Theory]
    [InlineData(401)]
    [InlineData(400)]
    [InlineData(200)]
    public async Task Refused_credentials_pause_the_lane_and_kill_nothing_whatever_the_status(int status)
    {
        _harness.Transport.Answer = _ => new TransportResponse(status, "") { Result = false, ErrorCode = "GS_APIG_2401" };
        await AppendAsync("A", "B", "C");
        await _harness.RunForAsync(TimeSpan.FromHours(1));

        Assert.Equal(new LedgerCounts { Accepted = 3, Queued = 3 }, await _harness.CountsAsync());
        var trouble = await _harness.TroubleAsync();
        Assert.True(trouble?.IsPaused);
        Assert.Contains("set Gainsight:Nxt:TenantId, Gainsight:Nxt:SharedSecret", trouble?.Reason, StringComparison.Ordinal);

        _harness.Transport.Answer = static _ => new TransportResponse(200, "") { Result = true };
        _harness.UseKey("key-2");
        await _harness.RunForAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 3 }, await _harness.CountsAsync());
    }

    [Fact]
    public async Task An_unregistered_event_is_a_dead_letter_and_pauses_nothing()
    {
        _harness.Transport.Answer = static entry => entry.EventName == "unknown"
            ? new TransportResponse(400, "Event is not registered") { Result = false, ErrorCode = "1001" }
            : new TransportResponse(200, "") { Result = true };
        await AppendAsync("unknown", "known");
        await _harness.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, DeadLettered = 1 }, await _harness.CountsAsync());
        Assert.False(await _harness.IsPausedAsync());
    }

    [Fact]
    public async Task After_three_answers_that_cannot_be_read_an_event_is_a_dead_letter_with_the_answer()
    {
        _harness.Transport.Answer = static _ => new TransportResponse(200, "{\"resu");
        await AppendAsync("A");
        await _harness.RunForAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(LanePolicy.MaxUnreadable, _harness.Transport.Sent.Count);
        Assert.Contains("{\"resu", Assert.Single(await _harness.Driver.ListDeadAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hour_of_backlog_never_puts_more_than_the_limit_into_a_window_of_any_alignment()
    {
        var harness = new LaneHarness(quota: LaneHarness.OfNxt, target: EventTarget.Nxt);
        harness.Transport.Answer = static _ => new TransportResponse(200, "") { Result = true };
        for (var i = 0; i < 6000; i++)
        {
            await harness.Driver.TryAppendAsync("A", lane: Nxt);
        }

        await harness.RunForAsync(TimeSpan.FromHours(1));
        var sent = harness.Transport.Sent.Select(static s => s.At).ToList();
        Assert.InRange(sent.Count, 5500, 5820);
        Assert.InRange(sent.Max(start => sent.Count(at => at >= start && at < start + TimeSpan.FromMinutes(1))), 90, 97);
    }

    private async Task AppendAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _harness.Driver.TryAppendAsync(name, lane: Nxt);
        }
    }
}

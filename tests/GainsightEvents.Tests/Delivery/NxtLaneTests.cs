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

        Assert.Equal(new LedgerCounts { Accepted = 3, Queued = 3 }, await _harness.Driver.CountsAsync(Nxt));
        Assert.Equal(LaneStatus.Paused, _harness.Lane.State.Status);
        Assert.Contains("set Gainsight:Nxt:TenantId, Gainsight:Nxt:SharedSecret", _harness.Lane.State.PausedReason, StringComparison.Ordinal);

        _harness.Transport.Answer = static _ => new TransportResponse(200, "") { Result = true };
        _harness.Transport.Version = "v2";
        await _harness.RunForAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 3 }, await _harness.Driver.CountsAsync(Nxt));
    }

    [Fact]
    public async Task An_unregistered_event_is_a_dead_letter_and_pauses_nothing()
    {
        _harness.Transport.Answer = static entry => entry.EventName == "unknown"
            ? new TransportResponse(400, "Event is not registered") { Result = false, ErrorCode = "1001" }
            : new TransportResponse(200, "") { Result = true };
        await AppendAsync("unknown", "known");
        await _harness.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, DeadLettered = 1 }, await _harness.Driver.CountsAsync(Nxt));
        Assert.Equal(LaneStatus.Running, _harness.Lane.State.Status);
    }

    [Fact]
    public async Task An_hour_of_backlog_never_puts_more_than_the_limit_into_a_window_of_any_alignment()
    {
        var harness = new LaneHarness(quota: QuotaPolicy.ForNxt(100, 3), target: EventTarget.Nxt);
        for (var i = 0; i < 6000; i++)
        {
            await harness.Driver.TryAppendAsync("A", lane: Nxt);
        }

        await harness.RunForAsync(TimeSpan.FromHours(1));
        var sent = harness.Transport.Sent.Select(static s => s.At).ToList();
        Assert.InRange(sent.Count, 5500, 5820);
        Assert.All(sent, start => Assert.InRange(sent.Count(at => at >= start && at < start + TimeSpan.FromMinutes(1)), 1, 97));
    }

    private async Task AppendAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _harness.Driver.TryAppendAsync(name, lane: Nxt);
        }
    }
}

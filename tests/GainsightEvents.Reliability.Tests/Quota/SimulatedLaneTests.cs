using GainsightEvents.Reliability.Tests.Simulation;
using GainsightEvents.Settings;

namespace GainsightEvents.Reliability.Tests.Quota;

/// <summary>The product's own loop against a simulated server, by a clock that is moved by hand.</summary>
public sealed class SimulatedLaneTests
{
    private static readonly LaneQuota Px = new(200, int.MaxValue, 5);
    private static readonly LaneQuota Nxt = new(100, int.MaxValue, 3);

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(2000)]
    public async Task The_quota_is_used_whatever_the_latency(int milliseconds)
    {
        var lane = NewPx(entries: 20_000);
        lane.Network.OneWay = lane.Network.Back = () => TimeSpan.FromMilliseconds(milliseconds / 2.0);
        await lane.RunForAsync(TimeSpan.FromSeconds(10));
        var used = await lane.RunForAsync(TimeSpan.FromSeconds(60)) / 60.0 / 195;
        Assert.InRange(used, 0.95, 1);
        Assert.Equal(0, lane.Network.Refused);
        Assert.InRange(lane.Network.MostInFlight, 1, 512);
        Figures.Report($"Concurrency: use of (limit - headroom) at {milliseconds} ms", $"{used:P1}, {lane.Network.MostInFlight} in flight at most");
    }

    [Fact]
    public async Task The_setting_bounds_what_is_in_flight_and_so_the_rate()
    {
        var lane = NewPx(entries: 20_000, maxInFlight: 64);
        lane.Network.OneWay = lane.Network.Back = () => TimeSpan.FromSeconds(1);
        await lane.RunForAsync(TimeSpan.FromSeconds(10));
        var rate = await lane.RunForAsync(TimeSpan.FromSeconds(60)) / 60.0;
        Assert.Equal(64, lane.Network.MostInFlight);
        Assert.InRange(rate, 28, 32);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outside_the_guarantee_nothing_is_lost_and_few_requests_are_one_too_many(bool px)
    {
        var random = new Random(7);
        var (lane, window, jitter) = px ? (NewPx(80_000), TimeSpan.FromSeconds(1), 0.3) : (NewNxt(40_000), TimeSpan.FromMinutes(1), 15.0);

        // Far beyond it, and now and then all that is on its way is held up and arrives at once.
        lane.Network.OneWay = () => TimeSpan.FromSeconds(lane.Clock.Now.Ticks / window.Ticks % 60 == 59
            ? jitter - (lane.Clock.Now.Ticks % (long)(jitter * TimeSpan.TicksPerSecond) / (double)TimeSpan.TicksPerSecond)
            : random.NextDouble() * jitter);
        await lane.RunForAsync(300 * window);
        var share = lane.Network.Refused / (double)(lane.Network.Refused + lane.Network.Admitted);
        await AssertNothingIsLostAsync(lane);
        Assert.InRange(share, 0, 0.01);
        Figures.Report($"Quota: 429 with jitter up to {jitter} s, {(px ? "PX" : "NXT")}", $"{share:P2} of {lane.Network.Refused + lane.Network.Admitted} requests");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_others_spend_half_the_lane_slows_down_uses_the_rest_and_recovers(bool px)
    {
        var (lane, window, limit) = px ? (NewPx(140_000), TimeSpan.FromSeconds(1), 200) : (NewNxt(70_000), TimeSpan.FromMinutes(1), 100);
        lane.Network.LetOthersSend(20 * window, 320 * window, window / (limit / 2));
        await lane.RunForAsync(20 * window);
        Assert.Equal(0, lane.Network.Refused);

        // Slowing down takes a few windows; then it is judged.
        await lane.RunForAsync(20 * window);
        var refusedBefore = lane.Network.Refused;
        var used = await lane.RunForAsync(280 * window) / 280.0;
        var share = (lane.Network.Refused - refusedBefore) / ((280 * used) + lane.Network.Refused - refusedBefore);
        Assert.InRange(used / (limit / 2.0), 0.8, 1.05);
        Assert.InRange(share, 0, 0.01);

        await lane.RunForAsync(60 * window);
        var refused = lane.Network.Refused;
        var recovered = await lane.RunForAsync(60 * window) / 60.0 / (px ? 195 : 97);
        Assert.InRange(recovered, 0.95, 1);
        Assert.Equal(refused, lane.Network.Refused);
        await AssertNothingIsLostAsync(lane);
        Figures.Report(
            $"Sustained 429: others spend half of {(px ? "PX" : "NXT")}'s quota",
            $"{used / (limit / 2.0):P1} of what is left is used, {share:P2} of our requests are one too many, {recovered:P1} of (limit - headroom) 60 windows after they stop");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_wall_clock_that_jumps_by_hours_changes_nothing(int hours)
    {
        var (steady, jumping) = (NewPx(20_000), NewPx(20_000));
        await steady.RunForAsync(TimeSpan.FromSeconds(20));
        await jumping.RunForAsync(TimeSpan.FromSeconds(7.3));
        jumping.Clock.Jump(TimeSpan.FromHours(hours));
        await jumping.RunForAsync(TimeSpan.FromSeconds(5.4));
        jumping.Clock.Jump(TimeSpan.FromHours(-2 * hours));
        await jumping.RunForAsync(TimeSpan.FromSeconds(7.3));
        Assert.Equal(0, jumping.Network.Refused);
        Assert.InRange(jumping.Network.Admitted, steady.Network.Admitted - 4, steady.Network.Admitted + 4);
        await AssertNothingIsLostAsync(jumping);
    }

    private static async Task AssertNothingIsLostAsync(SimulatedLane lane)
    {
        var counts = await lane.CountsAsync();
        Assert.Equal(counts.Accepted, counts.Delivered + counts.Queued);
        Assert.InRange(lane.Network.Admitted - counts.Delivered, 0, lane.Network.InFlight);
    }

    private static SimulatedLane NewPx(int entries, int maxInFlight = 512) =>
        new(new SimulatedServer(200, TimeSpan.FromSeconds(1), 0.37), EventTarget.Px, Px, entries, maxInFlight);

    private static SimulatedLane NewNxt(int entries) =>
        new(new SimulatedServer(100, TimeSpan.FromMinutes(1), 0.37), EventTarget.Nxt, Nxt, entries);
}

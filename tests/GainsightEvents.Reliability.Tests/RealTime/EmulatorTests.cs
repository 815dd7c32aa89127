using System.Diagnostics;
using GainsightEvents.Emulator;

namespace GainsightEvents.Reliability.Tests.RealTime;

/// <summary>
/// Full demand against the emulator, by the real clock and over real sockets: its quotas are fixed windows of a second and of a minute, of
/// random alignment. It runs for 12 s, and with <c>GAINSIGHT_LONG=1</c> for 65 s.
/// </summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class EmulatorTests
{
    private const string Alone = "Real time";

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(RunLength.IsLong ? 65 : 12);

    [Fact]
    [Trait("Judges", "rate")]
    public async Task At_full_demand_no_request_is_one_too_many_and_the_quota_is_used()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var emulator = await GainsightEmulator.StartAsync(
            new EmulatorOptions { Keys = { new EmulatorKey("good-key-0123456789") }, Tenants = { new EmulatorTenant("tenant", "nxt-secret-0123456789") }, MaxEvents = 30_000 }, stop);
        var options = new GainsightOptions();
        (options.Px.BaseAddress, options.Px.ApiKey) = (emulator.BaseAddress, "good-key-0123456789");
        (options.Nxt.BaseAddress, options.Nxt.TenantId, options.Nxt.SharedSecret) = (emulator.BaseAddress, "tenant", "nxt-secret-0123456789");
        options.Outbox.StopTimeout = TimeSpan.Zero;
        await using var publisher = GainsightPublisher.Create(options, EventCatalog.Of<ReportExported>());

        // More than any of them can send meanwhile.
        for (var i = 0; i < 200 * (Time.TotalSeconds + 10); i++)
        {
            Assert.True(publisher.TryPublish(new ReportExported { UserId = "user-1", Key = Guid.NewGuid() }));
        }

        var (before, watch) = (await DeliveredAsync(publisher), Stopwatch.StartNew());
        var px = await QuietSeconds.MeasureAsync(Time, async () => (await DeliveredAsync(publisher)).Px, stop);
        var (after, seconds) = (await DeliveredAsync(publisher), watch.Elapsed.TotalSeconds);
        var events = emulator.Events;
        Assert.All(events.NotJudged, static refused => Assert.Equal(429, refused.Status));
        Assert.True(!px.IsShown || events.NotJudged.Count == 0, $"{events.NotJudged.Count} answers of 429");
        Assert.Empty(events.Bad);
        var nxt = (after.Nxt - before.Nxt) / seconds * 60;
        px.MustReach(0.95 * 195);
        Assert.True(nxt >= 92 * (1 - (2 / (seconds * 1.5))), $"{nxt}/min");
        Figures.Report(
            $"Real time: {seconds:0} s against the emulator",
            $"{events.NotJudged.Count} answers of 429; PX {(after.Px - before.Px) / seconds / 195:P1} of (limit - headroom), {px.Of(195)}NXT {nxt / 97:P1}, the burst at the start included");
    }

    private static async Task<(long Px, long Nxt)> DeliveredAsync(GainsightPublisher publisher)
    {
        var lanes = (await publisher.ReadLedgerAsync()).Lanes;
        return (Of(EventTarget.Px), Of(EventTarget.Nxt));

        long Of(EventTarget target) => lanes.Where(lane => lane.Lane.Target == target).Sum(static lane => lane.Counts.Delivered);
    }
}

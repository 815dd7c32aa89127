using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Outbox;

namespace GainsightEvents.Reliability.Tests.Quota;

/// <summary>The quota against servers of any alignment, which share no code with it.</summary>
public sealed class QuotaTests
{
    private static readonly int Cases = RunLength.IsLong ? 2000 : 100;

    [Fact]
    public void Inside_the_guarantee_no_window_of_any_server_is_ever_over()
    {
        var (requests, windows) = (0L, 0L);
        Prop.ForAll(QuotaCase.Any, quota =>
        {
            var sender = new GreedySender(quota.Policy, new Random(quota.Seed), quota.RestPermille / 1000.0, lateMilliseconds: 3);
            sender.RunFor(40 * quota.Window);
            var server = quota.Deliver(sender.Sent);
            (requests, windows) = (requests + server.Admitted, windows + 40);
            Assert.True(server.Refused == 0, $"{quota}: {server.FirstRefusal}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
        Figures.Report("Quota: over the limit, jitter inside the guarantee", $"0 of {requests} requests in {windows} windows of {Cases} quotas, alignments and networks");
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 100)]
    public void A_limiter_whose_burst_is_40_is_caught(bool px, int limit)
    {
        var quota = new QuotaCase(px, limit, 3, 370, RestPermille: 5, Bunched: false, Seed: 1);
        var policy = quota.Policy;
        var loose = policy with { Tolerance = 39 * policy.Interval };
        Assert.Equal(40, loose.Burst);
        var sender = new GreedySender(loose, new Random(1), quota.RestPermille / 1000.0, lateMilliseconds: 3);
        sender.RunFor(1000 * quota.Window);
        Assert.True(quota.Deliver(sender.Sent).Refused > 0, "The server let pass what it must not.");
    }

    [Theory]
    [InlineData(true, 200, 5)]
    [InlineData(false, 100, 3)]
    public void At_full_demand_95_percent_of_what_headroom_permits_are_used(bool px, int limit, int headroom)
    {
        const int Windows = 200;
        var policy = px ? QuotaPolicy.ForPx(limit, headroom) : QuotaPolicy.ForNxt(limit, headroom);
        var sender = new GreedySender(policy, new Random(1), restShare: 0, lateMilliseconds: 10);
        sender.RunFor(Windows * policy.Window);
        var used = sender.Sent.Count / (double)Windows / (limit - headroom);
        Assert.InRange(used, 0.95, 1);
        Figures.Report($"Quota: use of (limit - headroom), {(px ? "PX" : "NXT")}, timers up to 11 ms late", $"{used:P1}");
    }

    [Fact]
    public void No_day_is_ever_over_though_the_process_is_restarted_and_the_reserve_is_for_high_priority()
    {
        var (days, restarts) = (0, 0);
        Prop.ForAll(QuotaCase.Any, quota =>
        {
            var random = new Random(quota.Seed);
            var perDay = random.Next(20, 4000);
            var policy = quota.Policy with { PerDay = perDay };
            var sender = new GreedySender(policy, random, restShare: 0.02, lateMilliseconds: 3) { HighShare = random.Next(3) / 4.0, RestartEvery = random.Next(1, 500) };
            sender.RunFor(TimeSpan.FromDays(4));
            (days, restarts) = (days + 4, restarts + 1);

            var server = quota.Deliver(sender.Sent, perDay);
            Assert.True(server.Refused == 0, $"{quota}, {perDay} a day: {server.FirstRefusal}");

            // What is of normal priority leaves the reserve alone.
            var normal = quota.Deliver(sender.Sent.Except(sender.SentHigh), perDay - (perDay / 10));
            Assert.True(normal.Refused == 0, $"{quota}, {perDay} a day: the reserve was used, {normal.FirstRefusal}");

            // Where the short window is not what bounds: the days are used, those that began.
            var admitted = sender.HighShare > 0 ? perDay : perDay - (perDay / 10);
            if (policy.Interval.Ticks * (double)admitted < TimeSpan.TicksPerHour)
            {
                Assert.InRange(sender.Sent.Count, 0.95 * 3 * admitted, 4 * admitted);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases / 2));
        Figures.Report("Quota: over the day, fixed or rolling, with restarts", $"0 in {days} simulated days");
    }
}

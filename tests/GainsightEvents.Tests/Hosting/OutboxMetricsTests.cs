using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Diagnostics;

namespace GainsightEvents.Tests.Hosting;

public sealed class OutboxMetricsTests
{
    private const string Px = "Gainsight:Px";

    [Fact]
    public async Task The_ledger_is_told_by_lane_and_state()
    {
        await using var driver = new ObservedDriver();
        await driver.Driver.AppendAsync("A", "B", "C", "D");
        await driver.SettleAsync(AttemptKind.Delivered);
        await driver.SettleAsync(AttemptKind.Rejected);
        driver.Clock.Advance(TimeSpan.FromSeconds(90));
        using var metrics = new RecordedMetrics(driver.Meter.Meter);
        metrics.Collect();

        var told = metrics.Values.Where(static value => value.Name == "gainsight.outbox.events").ToDictionary(static value => (string)value.Tags["state"]!, static value => value.Value);
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["accepted"] = 4,
                ["delivered"] = 1,
                ["expired"] = 0,
                ["discarded"] = 0,
                ["purged"] = 0,
                ["dead"] = 1,
                ["queued"] = 2,
                ["missing"] = 0,
            },
            told);
        Assert.Equal([90], metrics.Of("gainsight.outbox.oldest.age", ("lane", Px)));
        Assert.Equal([0], metrics.Of("gainsight.outbox.lane.paused", ("lane", Px)));
        Assert.Equal([0], metrics.Of("gainsight.outbox.lane.probing", ("lane", Px)));

        // With one lane a quarter of the room is kept for it, whatever it holds.
        Assert.Equal([0.25], metrics.Of("gainsight.outbox.room.taken"));
    }

    [Fact]
    public async Task A_paused_lane_is_told()
    {
        await using var driver = new ObservedDriver();
        await driver.Driver.AppendAsync("A");
        await driver.SettleAsync(AttemptKind.Refused);
        using var metrics = new RecordedMetrics(driver.Meter.Meter);
        metrics.Collect();

        Assert.Equal([1], metrics.Of("gainsight.outbox.lane.paused", ("lane", Px)));
        Assert.Equal([1], metrics.Of("gainsight.outbox.lane.probing", ("lane", Px)));
    }

    [Fact]
    public async Task What_the_quota_leaves_and_how_long_the_queue_takes_is_told()
    {
        await using var driver = new ObservedDriver();
        await driver.Driver.AppendAsync([.. Enumerable.Repeat("A", 50)]);
        using var metrics = new RecordedMetrics(driver.Meter.Meter);
        metrics.Collect();

        Assert.Equal([4], metrics.Of("gainsight.outbox.quota.left", ("lane", Px), ("window", "short")));
        Assert.Equal([1_000_000], metrics.Of("gainsight.outbox.quota.left", ("lane", Px), ("window", "day")));

        // What a burst and the jitter leave of 200 a second.
        Assert.Equal(50 / 187.62, Assert.Single(metrics.Of("gainsight.outbox.drain.time", ("lane", Px))), 0.001);
    }

    [Fact]
    public async Task All_instruments_of_a_collection_share_one_reading_and_there_is_one_a_second()
    {
        await using var driver = new ObservedDriver();
        using var metrics = new RecordedMetrics(driver.Meter.Meter);
        metrics.Collect();
        metrics.Collect();
        Assert.Equal(1, driver.Outbox.Reads);

        await driver.Driver.AppendAsync("A");
        driver.Clock.Advance(OutboxWatch.Interval);
        metrics.Collect();
        Assert.Equal(2, driver.Outbox.Reads);
        Assert.Equal([1], metrics.Of("gainsight.outbox.events", ("state", "queued")));
    }

    [Fact]
    public async Task While_nobody_listens_nothing_is_read()
    {
        await using var driver = new ObservedDriver();
        driver.Outbox.IsDurable = true;
        driver.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, driver.Outbox.Reads);
    }

    [Fact]
    public async Task Two_applications_in_one_process_are_told_apart()
    {
        await using var one = new ObservedDriver();
        await using var other = new ObservedDriver();
        await one.Driver.AppendAsync("A");
        using var metrics = new RecordedMetrics(other.Meter.Meter);
        metrics.Collect();

        Assert.Equal([0], metrics.Of("gainsight.outbox.events", ("state", "queued")));
    }

    [Fact]
    public async Task An_application_that_has_ended_is_not_told_of_any_more()
    {
        var driver = new ObservedDriver();
        using var metrics = new RecordedMetrics(driver.Meter.Meter);
        await driver.DisposeAsync();
        metrics.Collect();

        Assert.Empty(metrics.Values);
    }
}

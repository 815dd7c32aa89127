using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GainsightEvents.Tests.Hosting;

public sealed class HealthCheckTests : IAsyncDisposable
{
    private readonly ObservedDriver _driver = new();

    public HealthCheckTests() => _driver.Dispatcher.Start();

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    [Fact]
    public async Task All_is_well_while_events_are_delivered()
    {
        await _driver.Driver.AppendAsync("A", "B");
        await _driver.SettleAsync(AttemptKind.Delivered);
        var health = await _driver.CheckAsync();

        Assert.Equal((HealthStatus.Healthy, "Events are delivered."), (health.Status, health.Description));
        var lane = Assert.IsType<Dictionary<string, object?>>(health.Data["Gainsight:Px"]);
        Assert.Equal(("open", 1L, 1L, 0L), (lane["state"], lane["queued"], lane["delivered"], lane["deadLetters"]));
    }

    [Theory]
    [InlineData("Refused", 1, "Lane Gainsight:Px is paused, its events are kept: a reason.")]
    [InlineData("Failed", LanePolicy.FailuresOfOutage, "Lane Gainsight:Px is in an outage, its events are kept: a reason.")]
    public async Task A_lane_that_does_not_deliver_is_told_with_the_reason(string kind, int times, string expected)
    {
        await _driver.Driver.AppendAsync([.. Enumerable.Repeat("A", times)]);
        await _driver.SettleAsync(Enum.Parse<AttemptKind>(kind), times);
        await AssertAsync(expected);

        // The lane's loop turns every minute on a thread of its own, and is behind a clock that is moved by hand for a moment.
        var probeAt = _driver.Clock.Now + TimeSpan.FromMinutes(5);
        while (_driver.Clock.Now < probeAt || _driver.Dispatcher.Hanging.Count > 0)
        {
            _driver.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await _driver.SettleAsync(AttemptKind.Delivered);
        Assert.Equal(HealthStatus.Healthy, (await _driver.CheckAsync()).Status);
    }

    [Fact]
    public async Task A_lane_that_is_braked_is_told()
    {
        await _driver.Driver.AppendAsync([.. Enumerable.Repeat("A", LanePolicy.RejectionsOfBrake)]);
        await _driver.SettleAsync(AttemptKind.Rejected, LanePolicy.RejectionsOfBrake);

        Assert.Contains("Lane Gainsight:Px is braked, its events are kept: a reason.", (await _driver.CheckAsync()).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_waits_too_long_is_told()
    {
        await _driver.Driver.AppendAsync("A");
        _driver.Clock.Advance(TimeSpan.FromHours(1));
        Assert.DoesNotContain("waited", (await _driver.CheckAsync()).Description, StringComparison.Ordinal);

        _driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("The oldest event of lane Gainsight:Px has waited for 0.01:00:01.", (await _driver.CheckAsync()).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_letters_are_told_until_they_are_replayed_or_purged()
    {
        await _driver.Driver.AppendAsync("A", "B");
        await _driver.SettleAsync(AttemptKind.Rejected, 2);
        await AssertAsync("Lane Gainsight:Px has 2 new dead letters: repair and replay them, or purge them.");

        var dead = await _driver.Driver.ListDeadAsync();
        await _driver.Outbox.ReplayAsync([dead[0].Key], CancellationToken.None);
        await _driver.Outbox.PurgeAsync([dead[1].Key], CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, (await _driver.CheckAsync()).Status);
    }

    [Fact]
    public async Task Dead_letters_that_a_durable_outbox_had_before_are_not_told()
    {
        _driver.Outbox.IsDurable = true;
        await _driver.Driver.AppendAsync("A", "B", "C");
        await _driver.SettleAsync(AttemptKind.Rejected, 2);
        Assert.Equal(HealthStatus.Healthy, (await _driver.CheckAsync()).Status);

        // As many as one that is purged hide no new one.
        await _driver.Outbox.PurgeAsync([(await _driver.Driver.ListDeadAsync())[0].Key], CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, (await _driver.CheckAsync()).Status);
        await _driver.SettleAsync(AttemptKind.Rejected);
        await AssertAsync("Lane Gainsight:Px has 1 new dead letters: repair and replay them, or purge them.");
    }

    [Fact]
    public async Task An_outbox_that_is_nearly_full_is_told()
    {
        await _driver.Driver.AppendAsync([.. Enumerable.Repeat("A", 79)]);
        Assert.Equal(HealthStatus.Healthy, (await _driver.CheckAsync()).Status);

        await _driver.Driver.AppendAsync("A");
        await AssertAsync("The outbox is full to 80 %, dead letters included.");
    }

    [Fact]
    public async Task What_is_left_of_an_account_that_is_not_configured_any_more_is_told()
    {
        await _driver.Driver.TryAppendAsync("A", lane: OutboxDriver.OtherLane);
        await AssertAsync("Lane Gainsight:Px:Accounts:Other has 1 queued events and is not configured, so nobody delivers them.");
    }

    [Fact]
    public async Task An_outbox_that_fails_is_told_by_the_type_of_its_exception()
    {
        _driver.Outbox.Ready = Task.FromException(new IOException("Host=db;Password=secret"));
        await AssertAsync("The outbox cannot be read: System.IO.IOException; the log tells more.");
    }

    [Fact]
    public async Task An_outbox_that_does_not_answer_is_told_and_holds_up_nobody()
    {
        _driver.Outbox.Ready = new TaskCompletionSource().Task;
        var check = _driver.CheckAsync();
        while (!check.IsCompleted)
        {
            _driver.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal((HealthStatus.Degraded, "The outbox did not answer within 5 s."), ((await check).Status, (await check).Description));
    }

    [Fact]
    public async Task A_delivery_that_has_not_been_started_or_is_stopped_is_told()
    {
        await using var idle = new ObservedDriver();
        Assert.Equal("Delivery does not run: it starts with the host and ends with it.", (await idle.CheckAsync()).Description);

        await _driver.Dispatcher.StopAsync(TimeSpan.Zero, CancellationToken.None);
        await AssertAsync("Delivery does not run: it starts with the host and ends with it.");
    }

    [Fact]
    public async Task A_loop_that_a_store_holds_up_is_told()
    {
        await using var driver = new ObservedDriver(mode: GainsightMode.Live);
        var answers = new TaskCompletionSource();
        driver.Outbox.Claimable = answers.Task;
        driver.Dispatcher.Start();
        while (!driver.Outbox.IsClaimed)
        {
            await Task.Yield();
        }

        driver.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Healthy, (await driver.CheckAsync()).Status);
        driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Delivery of lane Gainsight:Px hangs: its store does not answer.", (await driver.CheckAsync()).Description);
        answers.SetResult();
    }

    [Fact]
    public async Task The_thresholds_and_the_status_are_the_application_s_to_set()
    {
        await using var driver = new ObservedDriver(
            static options => (options.OldestAge, options.RoomTaken, options.NewDeadLetters) = (TimeSpan.FromDays(1), 1, 2), HealthStatus.Unhealthy);
        driver.Dispatcher.Start();
        await driver.Driver.AppendAsync([.. Enumerable.Repeat("A", 90)]);
        await driver.SettleAsync(AttemptKind.Rejected, 2);
        Assert.Equal(HealthStatus.Healthy, (await driver.CheckAsync()).Status);

        await driver.SettleAsync(AttemptKind.Rejected);
        Assert.Equal(HealthStatus.Unhealthy, (await driver.CheckAsync()).Status);
    }

    [Fact]
    public void A_threshold_that_means_nothing_is_refused()
    {
        var checks = new ServiceCollection().AddHealthChecks();
        Assert.Throws<ArgumentOutOfRangeException>(() => checks.AddGainsightEvents(static options => options.OldestAge = TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => checks.AddGainsightEvents(static options => options.RoomTaken = 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => checks.AddGainsightEvents(static options => options.RoomTaken = double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => checks.AddGainsightEvents(static options => options.NewDeadLetters = -1));
    }

    [Fact]
    public async Task Without_the_library_s_services_the_check_says_what_is_missing()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddHealthChecks().AddGainsightEvents();
        await using var provider = services.BuildServiceProvider();
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal("The services of GainsightEvents are not registered. Call builder.AddGainsightEvents().", report.Entries["gainsight"].Description);
    }

    private async Task AssertAsync(string problem)
    {
        var health = await _driver.CheckAsync();
        Assert.Equal((HealthStatus.Degraded, problem), (health.Status, health.Description));
    }
}

namespace GainsightEvents.Emulator.Tests.Recording;

/// <summary>Waiting for a verdict instead of sleeping.</summary>
public sealed class WaitForTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_completes_when_the_condition_comes_to_hold()
    {
        await using var running = await RunningEmulator.StartAsync();
        var waiting = running.Emulator.WaitForAsync(events => events.Good.Count == 2 && events.Bad.Count == 1, Long, TestContext.Current.CancellationToken);

        using var first = await running.PostAsync(TestProject.FeatureUsed);
        using var second = await running.PostAsync("{}");
        Assert.False(waiting.IsCompleted);
        using var third = await running.PostAsync(TestProject.FeatureUsed);

        var events = await waiting;
        Assert.Equal(new EmulatorCounts(2, 1, 0, 0), events.Counts);
    }

    [Fact]
    public async Task It_completes_at_once_when_the_condition_holds_already()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var response = await running.PostAsync(TestProject.FeatureUsed);

        var events = await running.Emulator.WaitForAsync(events => events.Good.Count == 1, TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal("Feature Used", events.Good[0].EventName);
    }

    [Fact]
    public async Task A_timeout_says_what_had_arrived()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var good = await running.PostAsync(RunningEmulator.Named("Arrived"));
        using var bad = await running.PostAsync(RunningEmulator.Payload(payload => payload["identifyId"] = ""));

        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            running.Emulator.WaitForAsync(events => events.Good.Count == 9, TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));

        Assert.Contains("1 good, 1 bad, 0 not judged.", error.Message, StringComparison.Ordinal);
        Assert.Contains("201 Good: Arrived", error.Message, StringComparison.Ordinal);
        Assert.Contains("400 Bad: Feature Used: /identifyId must not be empty.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_token_ends_the_wait()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = running.Emulator.WaitForAsync(_ => false, Long, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Stopping_the_emulator_ends_the_wait()
    {
        var running = await RunningEmulator.StartAsync();
        var waiting = running.Emulator.WaitForAsync(_ => false, Long, TestContext.Current.CancellationToken);

        await running.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task Only_the_last_of_each_verdict_are_kept_and_the_others_counted()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.MaxEvents = 3);
        using var bad = await running.PostAsync("{}");
        foreach (var name in new[] { "1", "2", "3", "4" })
        {
            using var response = await running.PostAsync(RunningEmulator.Named(name));
        }

        Assert.Equal(["3", "4"], running.Events.Good.Select(good => good.EventName));
        Assert.Single(running.Events.Bad);
        Assert.Equal(new EmulatorCounts(4, 1, 0, Forgotten: 2), running.Events.Counts);
    }

    [Fact]
    public async Task Bodies_are_kept_up_to_a_size_of_each_verdict_and_the_others_counted()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.MaxBytes = 1_000_000);
        using var bad = await running.PostAsync("{}");
        for (var i = 0; i < 20; i++)
        {
            using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload["url"] = new string('u', 100_000)));
        }

        Assert.InRange(running.Events.Good.Count, 5, 9);
        Assert.Equal(20, running.Events.Good[^1].Number - 1);
        Assert.Single(running.Events.Bad);
        Assert.Equal(new EmulatorCounts(20, 1, 0, 20 - running.Events.Good.Count), running.Events.Counts);
    }

    [Fact]
    public async Task The_newest_is_kept_however_large_it_is()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.MaxBytes = 1);
        using var first = await running.PostAsync(RunningEmulator.Named("1"));
        using var second = await running.PostAsync(RunningEmulator.Named("2"));

        Assert.Equal("2", Assert.Single(running.Events.Good).EventName);
    }
}

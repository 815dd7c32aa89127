using GainsightEvents.Hosting;

namespace GainsightEvents.Tests.Hosting;

/// <summary>A store that has to be asked over a wire or a disk is read in the background: whoever asks gets what is there.</summary>
public sealed class OutboxWatchTests : IAsyncDisposable
{
    private readonly ObservedDriver _driver = new();

    public OutboxWatchTests() => _driver.Outbox.IsDurable = true;

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    [Fact]
    public async Task Nobody_waits_for_a_store_that_does_not_answer()
    {
        var ready = new TaskCompletionSource();
        _driver.Outbox.Ready = ready.Task;
        Assert.Null(_driver.Watch.Latest);

        _driver.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(_driver.Watch.Latest);
        await UntilAsync(() => _driver.Outbox.Reads > 0);
        Assert.Equal(1, _driver.Outbox.Reads);

        ready.SetResult();
        await UntilAsync(() => _driver.Watch.Latest is not null);
    }

    [Fact]
    public async Task It_is_read_anew_every_second_while_somebody_asks_now_and_then()
    {
        await UntilAsync(() => _driver.Watch.Latest is not null);
        await _driver.Driver.AppendAsync("A");
        for (var minutes = 0; minutes < 10; minutes++)
        {
            _driver.Clock.Advance(TimeSpan.FromSeconds(59));
            await AdvanceUntilAsync(() => _driver.Watch.Latest?.Lanes.Single(static lane => lane.Lane == Lane.Px).Counts.Queued == 1);
        }
    }

    [Fact]
    public async Task When_nobody_asks_any_more_it_is_left_alone()
    {
        await UntilAsync(() => _driver.Watch.Latest is not null);
        _driver.Clock.Advance(OutboxWatch.Attention + OutboxWatch.Interval);
        await UntilAsync(() => !_driver.Watch.IsReading);
        var reads = _driver.Outbox.Reads;
        _driver.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(reads, _driver.Outbox.Reads);
        await UntilAsync(() => _driver.Watch.Latest is not null);
        Assert.Equal(reads + 1, _driver.Outbox.Reads);
    }

    [Fact]
    public async Task What_is_too_old_is_not_told_and_a_store_that_fails_leaves_a_gap()
    {
        await UntilAsync(() => _driver.Watch.Latest is not null);
        _driver.Outbox.Ready = new TaskCompletionSource().Task;
        _driver.Clock.Advance(OutboxWatch.Interval);
        Assert.NotNull(_driver.Watch.Latest);
        _driver.Clock.Advance(OutboxWatch.Freshness + OutboxWatch.Interval);
        Assert.Null(_driver.Watch.Latest);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_by_no_old_numbers()
    {
        await UntilAsync(() => _driver.Watch.Latest is not null);
        _driver.Outbox.Ready = Task.FromException(new IOException("the disk failed"));
        _driver.Clock.Advance(OutboxWatch.Interval);
        await UntilAsync(() => _driver.Watch.Latest is null);

        _driver.Outbox.Ready = Task.CompletedTask;
        await AdvanceUntilAsync(() => _driver.Watch.Latest is not null);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var late = DateTime.UtcNow.AddSeconds(30);
        while (!isSo())
        {
            Assert.True(DateTime.UtcNow < late, "It did not become so.");
            await Task.Yield();
        }
    }

    private Task AdvanceUntilAsync(Func<bool> isSo) => UntilAsync(() =>
    {
        _driver.Clock.Advance(OutboxWatch.Interval);
        return isSo();
    });
}

using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Delivery;

/// <summary>The loops as they run in a process: on their own threads and on the real clock.</summary>
public sealed class DispatcherTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FakeTransport _transport = new(TimeProvider.System);
    private readonly RecordingObserver _observer = new();
    private readonly RecordingLogger _logger = new();
    private readonly FaultyOutbox _outbox;
    private readonly OutboxDriver _driver;
    private readonly Dispatcher _dispatcher;

    public DispatcherTests()
    {
        var inner = new InMemoryOutbox(100_000, 128 << 20, TimeSpan.FromDays(1), TimeProvider.System);
        _outbox = new FaultyOutbox(inner);
        var clock = new FakeTimeProvider();
        clock.Set(DateTimeOffset.UtcNow);
        _driver = new OutboxDriver(inner, clock);
        LaneSetup[] lanes =
        [
            new(Lane.Px, static () => OutboxDriver.Plenty, static () => TimeSpan.FromMinutes(1)),
            new(OutboxDriver.OtherLane, static () => QuotaPolicy.ForPx(1000, 0), static () => TimeSpan.FromMinutes(1)),
        ];
        _dispatcher = new Dispatcher(_outbox, [_transport], lanes, [_observer], TimeProvider.System, _logger, static () => 0);
    }

    [Fact]
    public async Task Lanes_are_delivered_side_by_side_and_the_flush_is_signalled()
    {
        _dispatcher.Start();
        await _driver.AppendAsync([.. Enumerable.Repeat("A", 5000)]);
        for (var i = 0; i < 500; i++)
        {
            await _driver.TryAppendAsync("B", lane: OutboxDriver.OtherLane);
        }

        await EmptyAsync();
        Assert.Equal(new LedgerCounts { Accepted = 5500, Delivered = 5500 }, await TotalAsync());
        await _driver.AppendAsync("C");
        await EmptyAsync();
        Assert.Equal(5501, (await TotalAsync()).Delivered);

        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.All(_dispatcher.Lanes, static lane => Assert.Equal(LaneStatus.Stopped, lane.Status));
        Assert.Empty(_logger.Lines);
    }

    [Fact]
    public async Task The_loop_survives_a_store_that_fails_again_and_again()
    {
        var calls = 0;
        _outbox.Fails = _ => Interlocked.Increment(ref calls) % 3 != 0;
        _dispatcher.Start();
        for (var i = 0; i < 20; i++)
        {
            await _driver.AppendAsync("A");
        }

        await EmptyAsync();
        Assert.Equal(20, (await TotalAsync()).Delivered);
        Assert.True(_logger.Count(nameof(DeliveryLog.LoopFailed)) > 5);
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
    }

    [Fact]
    public async Task A_paused_lane_holds_up_no_other_and_a_changed_key_is_noticed_at_once_when_told()
    {
        _transport.Answer = entry => new TransportResponse(entry.Lane == Lane.Px && _transport.Version == "v1" ? 401 : 201, "");
        _dispatcher.Start();
        await _driver.AppendAsync("A");
        await UntilAsync(() => _dispatcher.Lanes[0].Status == LaneStatus.Paused);
        await _driver.TryAppendAsync("B", lane: OutboxDriver.OtherLane);
        await UntilAsync(() => _observer.Told.Count == 1);
        Assert.Equal(LaneStatus.Running, _dispatcher.Lanes[1].Status);

        _transport.Version = "v2";
        _dispatcher.LaneChanged();
        await EmptyAsync();
        Assert.Equal(2, (await TotalAsync()).Delivered);
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
    }

    [Fact]
    public async Task What_remains_at_the_stop_is_discarded_counted_and_handed_back()
    {
        _transport.Holds = true;
        _dispatcher.Start();
        await _driver.AppendAsync([.. Enumerable.Repeat("A", 100)]);
        await UntilAsync(() => _transport.Held == LaneGate.MaxInFlight);
        using var hurry = new CancellationTokenSource();
        var stop = _dispatcher.StopAsync(Limit, hurry.Token);
        await hurry.CancelAsync();
        await stop.WaitAsync(Limit, CancellationToken.None);

        Assert.Equal(new LedgerCounts { Accepted = 100, Discarded = 100 }, await TotalAsync());
        Assert.Equal(100, _observer.Count(DeliveryOutcome.Discarded));
        Assert.Equal([nameof(DeliveryLog.Discarded)], _logger.Lines.Select(static line => line.Event));
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.Equal(100, _observer.Told.Count);
    }

    [Fact]
    public async Task A_dispatcher_that_was_never_started_discards_as_well()
    {
        await _driver.AppendAsync("A");
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.Equal(new LedgerCounts { Accepted = 1, Discarded = 1 }, await TotalAsync());
    }

    [Fact]
    public async Task It_is_started_once()
    {
        _dispatcher.Start();
        Assert.Throws<InvalidOperationException>(_dispatcher.Start);
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
    }

    private async Task<LedgerCounts> TotalAsync() => (await _outbox.ReadLedgerAsync(CancellationToken.None)).Total;

    private async Task EmptyAsync()
    {
        for (var progress = _dispatcher.NextProgress; (await TotalAsync()).Queued > 0; progress = _dispatcher.NextProgress)
        {
            await progress.WaitAsync(Limit, CancellationToken.None);
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

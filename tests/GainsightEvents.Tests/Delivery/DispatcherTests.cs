using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Settings;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Delivery;

/// <summary>The loops as they run in a process: on their own threads and on the real clock.</summary>
public sealed class DispatcherTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FakeTransport _transport = new(TimeProvider.System);
    private readonly RecordingObserver _observer = new();
    private readonly RecordingLogger _logger = new();
    private readonly ChangingOptions _options = new();
    private readonly LiveSettings _settings;
    private readonly FaultyOutbox _outbox;
    private readonly OutboxDriver _driver;
    private readonly Dispatcher _dispatcher;

    public DispatcherTests()
    {
        _options.Change(OptionsWith("key-1"));
        _settings = new LiveSettings(
            _options, new SettingsResolver(new RegisteredCatalogs([CustomEvent.Catalog]), SettingsRoot.Default), new RecordingLogger<LiveSettings>());
        var inner = new InMemoryOutbox(100_000, 128 << 20, TimeSpan.FromDays(1), TimeProvider.System);
        _outbox = new FaultyOutbox(inner);
        var clock = new FakeTimeProvider();
        clock.Set(DateTimeOffset.UtcNow);
        _driver = new OutboxDriver(inner, clock);
        _dispatcher = Create(_logger, _observer);
    }

    public void Dispose() => _settings.Dispose();

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
            // One after the other: many that are claimed at once would meet few failures.
            await _driver.AppendAsync("A");
            await EmptyAsync();
        }

        Assert.Equal(20, (await TotalAsync()).Delivered);

        // Lines are written behind the loops' back; the stop waits for them.
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.True(_logger.Count(nameof(DeliveryLog.LoopFailed)) > 5);
    }

    [Fact]
    public async Task What_the_store_could_not_commit_is_told_and_a_store_that_cannot_say_it_fails_no_stop()
    {
        _dispatcher.Start();
        _outbox.Lost.SetResult(
            [new DeliveryReport { EventId = Guid.NewGuid(), Lane = Lane.Px, EventName = "A", Body = "{}"u8.ToArray(), Outcome = DeliveryOutcome.Discarded, Reason = "disk full" }]);
        await UntilAsync(() => _observer.Told.Count == 1 && _logger.Count(nameof(DeliveryLog.Lost)) == 1);
        Assert.Contains("disk full", Assert.Single(_logger.Lines, static line => line.Event == nameof(DeliveryLog.Lost)).Text, StringComparison.Ordinal);

        _outbox.Lost.SetException(new IOException("the disk failed"));
        await UntilAsync(() => _logger.Count(nameof(DeliveryLog.LostUnread)) == 1);
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
    }

    [Fact]
    public async Task A_paused_lane_holds_up_no_other_and_a_changed_key_is_noticed_at_once()
    {
        _transport.AnswerWith = static (entry, settings) => new TransportResponse(entry.Lane == Lane.Px && LaneHarness.KeyOf(settings) == "key-1" ? 401 : 201, "");
        _dispatcher.Start();
        await _driver.AppendAsync("A");
        await UntilAsync(() => _logger.Count(nameof(DeliveryLog.Paused)) == 1);
        await _driver.TryAppendAsync("B", lane: OutboxDriver.OtherLane);
        await UntilAsync(() => _observer.Told.Count == 1);
        Assert.Contains("Gainsight:Px:ApiKey", _dispatcher.LastReason, StringComparison.Ordinal);

        _options.Change(OptionsWith("key-2"));
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
        await UntilAsync(() => _transport.Held == LaneHarness.MaxInFlight);
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
    public async Task What_is_discarded_is_told_with_the_reason_why_it_was_still_there()
    {
        _transport.Answer = static _ => new TransportResponse(401, "");
        _dispatcher.Start();
        await _driver.AppendAsync("A");
        await UntilAsync(() => _logger.Count(nameof(DeliveryLog.Paused)) == 1);
        await _dispatcher.StopAsync(TimeSpan.Zero, CancellationToken.None);

        var line = Assert.Single(_logger.Lines, static line => line.Event == nameof(DeliveryLog.Discarded));
        Assert.Contains("Gainsight:Px:ApiKey is not valid", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispatcher_that_was_never_started_discards_as_well()
    {
        await _driver.AppendAsync("A");
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.Equal(new LedgerCounts { Accepted = 1, Discarded = 1 }, await TotalAsync());
    }

    [Fact]
    public async Task Disposing_of_it_stops_it_twice_too_and_tells_what_was_not_delivered()
    {
        _transport.Holds = true;
        _dispatcher.Start();
        await _driver.AppendAsync([.. Enumerable.Repeat("A", 10)]);
        await UntilAsync(() => _transport.Held == 10);

        await _dispatcher.DisposeAsync().AsTask().WaitAsync(Limit, CancellationToken.None);
        await _dispatcher.DisposeAsync();

        Assert.Equal(new LedgerCounts { Accepted = 10, Discarded = 10 }, await TotalAsync());
        Assert.Equal(10, _observer.Count(DeliveryOutcome.Discarded));
        Assert.Equal(AppendStatus.Closed, await _driver.TryAppendAsync("B"));
    }

    [Fact]
    public async Task It_is_started_once()
    {
        _dispatcher.Start();
        Assert.Throws<InvalidOperationException>(_dispatcher.Start);
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.Throws<InvalidOperationException>(_dispatcher.Start);
    }

    [Fact]
    public async Task A_logger_that_throws_ends_no_lane()
    {
        await using var dispatcher = Create(new CallingLogger(static () => throw new InvalidOperationException("log")), _observer);
        _transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(400, "") : new TransportResponse(201, "");
        dispatcher.Start();
        await _driver.AppendAsync("bad", "good");
        await EmptyAsync();
        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, DeadLettered = 1 }, await TotalAsync());
        await dispatcher.StopAsync(Limit, CancellationToken.None);
    }

    [Fact]
    public async Task An_observer_that_never_returns_does_not_hold_up_the_stop()
    {
        using var hangs = new ManualResetEventSlim();
        var clock = new FakeTimeProvider();
        _observer.OnTold = _ => hangs.Wait();
        var dispatcher = Create(_logger, _observer, clock);
        dispatcher.Start();
        await _driver.AppendAsync("A", "B");
        await EmptyAsync();
        await StopOnAsync(clock, dispatcher);
        hangs.Set();
        Assert.Equal(2, (await TotalAsync()).Delivered);
    }

    [Fact]
    public async Task A_logger_that_never_returns_holds_up_neither_the_lane_nor_the_stop()
    {
        using var hangs = new ManualResetEventSlim();
        var clock = new FakeTimeProvider();
        var dispatcher = Create(new CallingLogger(hangs.Wait), _observer, clock);
        _transport.Answer = static entry => entry.EventName == "bad" ? new TransportResponse(400, "") : new TransportResponse(201, "");
        dispatcher.Start();
        await _driver.AppendAsync("bad", "bad", "good");
        await EmptyAsync();
        _transport.Holds = true;
        await _driver.AppendAsync("late");
        await UntilAsync(() => _transport.Held == 1);
        await StopOnAsync(clock, dispatcher);
        hangs.Set();
        Assert.Equal(new LedgerCounts { Accepted = 4, Delivered = 1, DeadLettered = 2, Discarded = 1 }, await TotalAsync());
    }

    [Fact]
    public async Task Whatever_was_said_before_the_stop_is_in_the_log_after_it()
    {
        _transport.Answer = static _ => new TransportResponse(400, "");
        _dispatcher.Start();
        await _driver.AppendAsync([.. Enumerable.Repeat("bad", 10)]);
        await EmptyAsync();
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        Assert.Equal(10, _logger.Count(nameof(DeliveryLog.DeadLetter)));
    }

    [Fact]
    public async Task A_store_that_cannot_be_closed_is_told_and_fails_no_stop()
    {
        _outbox.Fails = static method => method == "close";
        _dispatcher.Start();
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
        await _dispatcher.DisposeAsync();
        Assert.Equal(nameof(DeliveryLog.CloseFailed), Assert.Single(_logger.Lines).Event);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(200)]
    public async Task A_system_clock_that_jumps_is_told_once_and_one_that_runs_is_not(int hours)
    {
        var clock = new FakeTimeProvider();
        await using var dispatcher = Create(_logger, _observer, clock);
        dispatcher.Start();
        clock.Advance(TimeSpan.FromHours(1));
        clock.Jump(TimeSpan.FromHours(hours));
        clock.Advance(TimeSpan.FromHours(1));
        await dispatcher.StopAsync(TimeSpan.Zero, CancellationToken.None);

        var line = Assert.Single(_logger.Lines);
        Assert.Equal((LogLevel.Warning, nameof(DeliveryLog.ClockJumped)), (line.Level, line.Event));
        Assert.Contains($"jumped by {TimeSpan.FromHours(hours)}", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_whoever_starts_it_rides_on_what_is_sent_and_told()
    {
        var local = new AsyncLocal<string?> { Value = "of the first request" };
        var (seenBySender, seenByObserver) = ("unset", "unset");
        _transport.Answer = _ =>
        {
            seenBySender = local.Value;
            return new TransportResponse(201, "");
        };
        _observer.OnTold = _ => seenByObserver = local.Value;
        _dispatcher.Start();
        await _driver.AppendAsync("A");
        await UntilAsync(() => _observer.Told.Count == 1);
        Assert.Null(seenBySender);
        Assert.Null(seenByObserver);
        await _dispatcher.StopAsync(Limit, CancellationToken.None);
    }

    private static GainsightOptions OptionsWith(string key)
    {
        var options = ChangingOptions.With("Other");
        (options.Px.ApiKey, options.Px.Quota.PerSecond, options.Px.Quota.PerDay) = (key, 1_000_000, int.MaxValue);
        options.Px.MaxInFlight = LaneHarness.MaxInFlight;
        options.Px.Accounts["Other"].Quota.PerSecond = 1000;
        return options;
    }

    private Dispatcher Create(ILogger<Dispatcher> logger, IDeliveryObserver observer, TimeProvider? time = null) => new(
        _outbox, [_transport], _settings, new DeliveryObservers([observer], logger), time ?? TimeProvider.System, logger, static () => 0);

    /// <summary>Stops by a clock that is moved until the stop is over.</summary>
    private static async Task StopOnAsync(FakeTimeProvider clock, Dispatcher dispatcher)
    {
        var stop = dispatcher.StopAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return stop.IsCompleted;
        });
        await stop;
    }

    private async Task<LedgerCounts> TotalAsync() => (await _outbox.ReadAsync(CancellationToken.None)).Total;

    private async Task EmptyAsync()
    {
        while (true)
        {
            var progress = _outbox.WaitForProgressAsync(CancellationToken.None).AsTask();
            if ((await TotalAsync()).Queued == 0)
            {
                return;
            }

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

    private sealed class CallingLogger(Action onLine) : ILogger<Dispatcher>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("scope");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            onLine();
    }
}

using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>Runs the lanes, each on its own, and stops them together.</summary>
internal sealed class Dispatcher : IAsyncDisposable, IDisposable
{
    private readonly IOutbox _outbox;
    private readonly LiveSettings _settings;
    private readonly DeliveryObservers _observers;
    private readonly TimeProvider _time;
    private readonly QueuedLogger _lines;
    private readonly CalmLogger _logger;
    private readonly LaneDispatcher[] _lanes;
    private readonly Guid _owner = Guid.NewGuid();
    private readonly object _gate = new();
    private readonly CancellationTokenSource _endOfEnded = new();
    private Task? _run;
    private Task? _ended;
    private ITimer? _clockTimer;
    private Task? _stop;

    /// <summary>Prepares the lanes.</summary>
    /// <param name="outbox">Where the entries are.</param>
    /// <param name="transports">One per target of the lanes.</param>
    /// <param name="settings">The settings in force; each of their lanes is run.</param>
    /// <param name="observers">Told of every final outcome.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Takes what <see cref="DeliveryLog"/> says.</param>
    /// <param name="random">Draws from [0, 1) for jitter; tests give their own.</param>
    public Dispatcher(
        IOutbox outbox,
        IEnumerable<ITransport> transports,
        LiveSettings settings,
        DeliveryObservers observers,
        TimeProvider time,
        ILogger<Dispatcher> logger,
        Func<double>? random = null)
    {
        (_outbox, _settings, _observers, _time, _lines) = (outbox, settings, observers, time, new QueuedLogger(logger));
        _logger = new CalmLogger(_lines, time);
        var byTarget = transports.ToDictionary(static transport => transport.Target);
        _lanes =
        [
            .. settings.Current.Lanes.Keys.Select(lane => new LaneDispatcher(
                lane, outbox, byTarget[lane.Target], () => settings.Current.Lanes[lane], _owner, _observers, time, _logger, random ?? Jitter.Next)),
        ];
    }

    /// <summary>Why the lanes did not deliver, last; empty where they did.</summary>
    public string LastReason => _lanes.Select(static lane => lane.LastReason).FirstOrDefault(static reason => reason.Length > 0) ?? "";

    /// <summary>Whether the lanes deliver: started and not stopped.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
            {
                return _run is { IsCompleted: false } && _stop is null;
            }
        }
    }

    /// <summary>Lanes whose loop hangs: it has not turned for longer than it ever waits.</summary>
    public IReadOnlyList<Lane> Hanging => [.. from lane in _lanes where lane.Hangs select lane.Lane];

    /// <summary>Starts the loops. Once only.</summary>
    /// <exception cref="InvalidOperationException">It was started before; or nobody would ever deliver.</exception>
    public void Start()
    {
        if (!_settings.Current.Dispatch && !_outbox.IsDurable)
        {
            throw new InvalidOperationException(
                "Dispatch is false, and the outbox is in memory, from which no other process can deliver: every event would be lost. Keep events in a store that the delivering process shares, "
                + "by UsePostgreSqlOutbox or UseSqliteOutbox, or let this process deliver.");
        }

        lock (_gate)
        {
            if (_run is not null || _stop is not null)
            {
                throw new InvalidOperationException("The dispatcher has been started already; it is started once, by the host.");
            }

            _settings.Changed += SettingsChanged;
            _clockTimer = Detached.CreateTimer(_time, new ClockWatch(_time, _logger).Look, ClockWatch.Interval);
            _ended = Detached.Run(TellEndedAsync);
            _run = Task.WhenAll(_lanes.Select(static lane => Detached.Run(lane.RunAsync)));
        }
    }

    /// <summary>
    /// Stops: a durable outbox keeps its queue and only what is in flight is finished; another one is drained until the deadline, and
    /// what remains is discarded, counted, and handed to the observers. A second call waits for the first.
    /// </summary>
    /// <param name="timeout">How long that may take.</param>
    /// <param name="cancellationToken">Cuts it short: what is in flight is cancelled at once.</param>
    public async Task StopAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Task stop;
        lock (_gate)
        {
            stop = _stop ??= StopOnceAsync(timeout);
        }

        using (cancellationToken.Register(() => BeginStop(TimeSpan.Zero)))
        {
            await stop.ConfigureAwait(false);
        }
    }

    /// <summary>Stops at once, where nobody has stopped it: after a start that failed, for example.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);

    /// <summary>The same, for a container that is disposed of synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task StopOnceAsync(TimeSpan timeout)
    {
        _settings.Changed -= SettingsChanged;
        _clockTimer?.Dispose();
        BeginStop(timeout);
        await EndOfRunAsync(timeout).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _endOfEnded.Cancel();
        await (_ended ?? Task.CompletedTask).ConfigureAwait(false);
        await _observers.DrainAsync(LaneDispatcher.StopGrace, _time).ConfigureAwait(false);
        _logger.End();
        await _lines.DrainAsync(LaneDispatcher.StopGrace, _time).ConfigureAwait(false);
    }

    /// <summary>Tells of what TryPublish took and the store could not commit, and of dead letters beyond their age.</summary>
    private async Task TellEndedAsync()
    {
        while (true)
        {
            try
            {
                var ended = await _outbox.ReadEndedAsync(_endOfEnded.Token).ConfigureAwait(false);
                var lost = ended.Where(static report => report.Outcome == DeliveryOutcome.Discarded).ToList();
                if (lost.Count > 0)
                {
                    _logger.Lost(lost.Count, lost[0].Reason);
                }

                if (ended.Count > lost.Count)
                {
                    _logger.Aged(ended.Count - lost.Count);
                }

                _observers.Report(ended);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                // Delivery and the stop go on without it.
                _logger.LostUnread(exception);
                return;
            }
        }
    }

    private async Task CloseAsync()
    {
        try
        {
            var discarded = await _outbox.CloseAsync(_owner, CancellationToken.None).ConfigureAwait(false);
            if (discarded.Count > 0)
            {
                _logger.Discarded(discarded.Count, LastReason);
                _observers.Report(discarded);
            }
        }
        catch (Exception exception)
        {
            // The application's stop must not fail for it; leases that were not given back run out.
            _logger.CloseFailed(exception);
        }
    }

    private async Task EndOfRunAsync(TimeSpan timeout)
    {
        try
        {
            // The loops keep the deadline themselves; this is for one that a store holds up.
            var atMost = timeout + LaneDispatcher.StopGrace + LaneDispatcher.StopGrace;
            await (_run ?? Task.CompletedTask).WaitAsync(atMost, _time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.StopTimedOut();
        }
    }

    private void SettingsChanged() => Array.ForEach(_lanes, static lane => lane.SettingsChanged());

    private void BeginStop(TimeSpan deadline) => Array.ForEach(_lanes, lane => lane.BeginStop(deadline));
}

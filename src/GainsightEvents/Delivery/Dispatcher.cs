using GainsightEvents.Outbox;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>Runs the lanes, each on its own, and stops them together.</summary>
internal sealed class Dispatcher
{
    private readonly IOutbox _outbox;
    private readonly DeliveryObservers _observers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AsyncSignal _progress = new();
    private readonly LaneDispatcher[] _lanes;
    private Task? _run;

    /// <summary>Prepares the lanes.</summary>
    /// <param name="outbox">Where the entries are.</param>
    /// <param name="transports">One per target of the lanes.</param>
    /// <param name="lanes">The lanes to run.</param>
    /// <param name="observers">Told of every final outcome.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Takes what <see cref="DispatchLog"/> says.</param>
    /// <param name="random">Draws from [0, 1) for jitter; tests give their own.</param>
    public Dispatcher(
        IOutbox outbox,
        IEnumerable<ITransport> transports,
        IEnumerable<LaneSetup> lanes,
        IEnumerable<IDeliveryObserver> observers,
        TimeProvider time,
        ILogger<Dispatcher> logger,
        Func<double>? random = null)
    {
        (_outbox, _time, _logger) = (outbox, time, logger);
        _observers = new DeliveryObservers(observers, logger);
        var byTarget = transports.ToDictionary(static transport => transport.Target);
        _lanes =
        [
            .. lanes.Select(setup => new LaneDispatcher(
                setup, outbox, byTarget[setup.Lane.Target], _observers, _progress, time, logger, random ?? Jitter.Next)),
        ];
    }

    /// <summary>How the lanes are doing.</summary>
    public IReadOnlyList<LaneState> Lanes => Array.ConvertAll(_lanes, static lane => lane.State);

    /// <summary>
    /// Completes when entries have been settled the next time. Take it, then read the ledger, then await it: nothing is missed so.
    /// </summary>
    public Task NextProgress => _progress.Task;

    /// <summary>Starts the loops. Once only.</summary>
    public void Start()
    {
        if (_run is not null)
        {
            throw new InvalidOperationException("The dispatcher has been started already; it is started once, by the host.");
        }

        _run = Task.WhenAll(_lanes.Select(static lane => Task.Run(lane.RunAsync)));
    }

    /// <summary>Tells the lanes that key or address may have changed.</summary>
    public void LaneChanged() => Array.ForEach(_lanes, static lane => lane.LaneChanged());

    /// <summary>
    /// Stops: a durable outbox keeps its queue and only what is in flight is finished; another one is drained until the deadline, and
    /// what remains is discarded, counted, and handed to the observers.
    /// </summary>
    /// <param name="timeout">How long that may take.</param>
    /// <param name="cancellationToken">Cuts it short: what is in flight is cancelled at once.</param>
    public async Task StopAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        BeginStop(_time.GetUtcNow() + timeout);
        using (cancellationToken.Register(() => BeginStop(_time.GetUtcNow())))
        {
            await EndOfRunAsync(timeout).ConfigureAwait(false);
        }

        if (_outbox.IsDurable)
        {
            return;
        }

        var discarded = await _outbox.DiscardQueuedAsync(CancellationToken.None).ConfigureAwait(false);
        if (discarded.Count > 0)
        {
            _logger.Discarded(discarded.Count);
            _observers.Tell(discarded);
        }

        _progress.Pulse();
    }

    private async Task EndOfRunAsync(TimeSpan timeout)
    {
        try
        {
            // The loops keep the deadline themselves; this is for one that a store or an observer holds up.
            var atMost = timeout + LaneDispatcher.StopGrace + LaneDispatcher.StopGrace;
            await (_run ?? Task.CompletedTask).WaitAsync(atMost, _time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.StopTimedOut();
        }
    }

    private void BeginStop(DateTimeOffset deadline) => Array.ForEach(_lanes, lane => lane.BeginStop(deadline));
}

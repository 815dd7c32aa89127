using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// The application's observers. None of them can disturb delivery or hold it up: reports are handed over one after the other beside it.
/// </summary>
internal sealed class DeliveryObservers(IEnumerable<IDeliveryObserver> observers, ILogger logger)
{
    /// <summary>Reports that may wait. One that never returns must not fill the memory.</summary>
    public const int MaxWaiting = 100_000;

    private readonly IDeliveryObserver[] _observers = [.. observers];
    private readonly Queue<DeliveryReport> _waiting = new();
    private Task _telling = Task.CompletedTask;
    private bool _isTelling;
    private bool _toldSlow;

    /// <summary>Whether there is any: bodies are copied only then.</summary>
    public bool Any => _observers.Length > 0;

    public void Report(DeliveryReport report)
    {
        if (!Any)
        {
            return;
        }

        lock (_waiting)
        {
            if (_waiting.Count >= MaxWaiting)
            {
                if (!_toldSlow)
                {
                    _toldSlow = true;
                    logger.ObserversTooSlow(_waiting.Count);
                }

                return;
            }

            _waiting.Enqueue(report);
            if (!_isTelling)
            {
                _isTelling = true;
                using (ExecutionContext.SuppressFlow())
                {
                    // Nothing of the caller, whose event may be the first, rides along.
                    _telling = Task.Run(Tell);
                }
            }
        }
    }

    public void Report(IReadOnlyList<DeliveryReport>? reports)
    {
        foreach (var report in reports ?? [])
        {
            Report(report);
        }
    }

    /// <summary>Waits until all that has been reported so far is handed over.</summary>
    /// <returns>Whether it was, in that time.</returns>
    public async Task<bool> DrainAsync(TimeSpan timeout, TimeProvider time)
    {
        Task telling;
        lock (_waiting)
        {
            telling = _telling;
        }

        try
        {
            await telling.WaitAsync(timeout, time, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Tell()
    {
        while (true)
        {
            DeliveryReport report;
            lock (_waiting)
            {
                if (_waiting.Count == 0)
                {
                    _isTelling = false;
                    return;
                }

                report = _waiting.Dequeue();
            }

            foreach (var observer in _observers)
            {
                try
                {
                    observer.OnFinal(report);
                }
                catch (Exception exception)
                {
                    logger.ObserverFailed(exception, report.EventId, report.Lane, report.Outcome);
                }
            }
        }
    }
}

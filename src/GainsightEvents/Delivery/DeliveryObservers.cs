using GainsightEvents.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// The application's observers. None of them can disturb delivery or hold it up: reports are handed over one after the other beside it.
/// </summary>
internal sealed class DeliveryObservers
{
    /// <summary>Reports that may wait. One that never returns must not fill the memory.</summary>
    public const int MaxWaiting = 100_000;

    private readonly IDeliveryObserver[] _observers;
    private readonly ILogger _logger;
    private readonly SerialQueue<DeliveryReport> _reports;
    private int _toldSlow;

    public DeliveryObservers(IEnumerable<IDeliveryObserver> observers, ILogger logger)
    {
        (_observers, _logger) = ([.. observers], logger);
        _reports = new SerialQueue<DeliveryReport>(Tell, MaxWaiting);
    }

    /// <summary>Whether there is any: bodies are copied only then.</summary>
    public bool Any => _observers.Length > 0;

    public void Report(DeliveryReport report)
    {
        if (Any && !_reports.TryAdd(report) && Interlocked.Exchange(ref _toldSlow, 1) == 0)
        {
            _logger.ObserversTooSlow(MaxWaiting);
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
    public Task<bool> DrainAsync(TimeSpan timeout, TimeProvider time) => _reports.DrainAsync(timeout, time);

    private void Tell(DeliveryReport report)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer.OnFinal(report);
            }
            catch (Exception exception)
            {
                _logger.ObserverFailed(exception, report.EventId, report.Lane, report.Outcome);
            }
        }
    }
}

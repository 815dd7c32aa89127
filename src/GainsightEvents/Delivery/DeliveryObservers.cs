using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>The application's observers. None of them can disturb delivery.</summary>
internal sealed class DeliveryObservers(IEnumerable<IDeliveryObserver> observers, ILogger logger)
{
    private readonly IDeliveryObserver[] _observers = [.. observers];

    /// <summary>Whether there is any: bodies are copied only then.</summary>
    public bool Any => _observers.Length > 0;

    public void Tell(FinalEntry entry)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer.OnFinal(entry);
            }
            catch (Exception exception)
            {
                logger.ObserverFailed(exception, entry.EventId, entry.Lane, entry.Outcome);
            }
        }
    }

    public void Tell(IReadOnlyList<FinalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Tell(entry);
        }
    }
}

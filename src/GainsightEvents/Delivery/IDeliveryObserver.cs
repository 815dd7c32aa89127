namespace GainsightEvents;

/// <summary>
/// Told every final outcome, once the outbox has committed it: delivered, expired, discarded, dead-lettered, and purged where a dead letter was deleted. Register any number in the
/// service collection. An exception from one is logged and disturbs nothing, and a slow one delays nothing but other observers.
/// </summary>
public interface IDeliveryObserver
{
    /// <summary>An entry has reached its final outcome. Called one report at a time, in order, on a thread of its own.</summary>
    /// <param name="report">The entry and its outcome.</param>
    void OnFinal(DeliveryReport report);
}

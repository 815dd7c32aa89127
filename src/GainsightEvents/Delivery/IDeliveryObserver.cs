namespace GainsightEvents;

/// <summary>
/// Told every final outcome, once the outbox has committed it: delivered, expired, discarded, dead. Register any number in the
/// service collection. An exception from one is logged and disturbs nothing.
/// </summary>
public interface IDeliveryObserver
{
    /// <summary>An entry has reached its final outcome. Called from the dispatcher; return quickly.</summary>
    void OnFinal(FinalEntry entry);
}

using System.Collections.Concurrent;

namespace GainsightEvents.Tests.Delivery;

internal sealed class RecordingObserver : IDeliveryObserver
{
    public ConcurrentQueue<DeliveryReport> Told { get; } = new();

    /// <summary>Called first; may throw.</summary>
    public Action<DeliveryReport> OnTold { get; set; } = static _ => { };

    public int Count(DeliveryOutcome outcome) => Told.Count(entry => entry.Outcome == outcome);

    public void OnFinal(DeliveryReport entry)
    {
        OnTold(entry);
        Told.Enqueue(entry);
    }
}

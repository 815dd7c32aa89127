using System.Collections.Concurrent;

namespace GainsightEvents.Tests.Delivery;

internal sealed class RecordingObserver : IDeliveryObserver
{
    public ConcurrentQueue<FinalEntry> Told { get; } = new();

    /// <summary>Called first; may throw.</summary>
    public Action<FinalEntry> OnTold { get; set; } = static _ => { };

    public int Count(DeliveryOutcome outcome) => Told.Count(entry => entry.Outcome == outcome);

    public void OnFinal(FinalEntry entry)
    {
        OnTold(entry);
        Told.Enqueue(entry);
    }
}

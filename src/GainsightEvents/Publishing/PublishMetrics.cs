using System.Diagnostics.Metrics;
using GainsightEvents.Model;

namespace GainsightEvents.Publishing;

/// <summary>Counts what was never accepted, which the ledger therefore does not hold.</summary>
internal sealed class PublishMetrics : IDisposable
{
    public const string MeterName = "GainsightEvents";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _refused;

    public PublishMetrics() => _refused = _meter.CreateCounter<long>(
        "gainsight.events.refused",
        unit: "{event}",
        description: "Events that were published but not accepted, by event name and status.");

    public void CountRefused(EventDescriptor descriptor, PublishStatus status) => _refused.Add(
        1,
        new KeyValuePair<string, object?>("event", descriptor.EventName),
        new KeyValuePair<string, object?>("status", status.ToString()));

    public void Dispose() => _meter.Dispose();
}

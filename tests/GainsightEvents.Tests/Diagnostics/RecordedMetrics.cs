using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace GainsightEvents.Tests.Diagnostics;

/// <summary>What a collector is told by one meter, and by no other of the name.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly MeterListener _listener = new();

    public RecordedMetrics(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> Values { get; } = new();

    /// <summary>Asks the observable instruments, and forgets what was before.</summary>
    public void Collect()
    {
        Values.Clear();
        _listener.RecordObservableInstruments();
    }

    /// <summary>The values of an instrument whose tags hold these.</summary>
    public double[] Of(string name, params (string Key, string Value)[] tags) =>
    [
        .. from value in Values
           where value.Name == name && tags.All(tag => value.Tags.TryGetValue(tag.Key, out var told) && tag.Value.Equals(told))
           select value.Value,
    ];

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Values.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));
}

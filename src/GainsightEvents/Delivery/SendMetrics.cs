using System.Diagnostics;
using System.Diagnostics.Metrics;
using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Delivery;

/// <summary>Counts and times attempts: as OpenTelemetry's conventions for messaging have it, which still move, and as the ledger speaks of them.</summary>
internal sealed class SendMetrics
{
    // Those that OpenTelemetry's conventions give. Without them an SDK takes its own, which are meant for milliseconds.
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Counter<long> _sent;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _attempts;

    public SendMetrics(GainsightMeter meter)
    {
        _sent = meter.Meter.CreateCounter<long>(
            "messaging.client.sent.messages", unit: "{message}", description: "Attempts to send an event to Gainsight.");
        _duration = CreateHistogram(
            meter.Meter, "messaging.client.operation.duration", unit: "s", description: "How long attempts to send an event to Gainsight took.");
        _attempts = meter.Meter.CreateCounter<long>(
            "gainsight.outbox.attempts", unit: "{attempt}", description: "Attempts to send an event, by lane and by what they brought.");
    }

    /// <summary>Whether anybody listens.</summary>
    public bool Enabled => _sent.Enabled || _duration.Enabled || _attempts.Enabled;

    /// <summary>Counts an attempt.</summary>
    /// <param name="settings">Where it went.</param>
    /// <param name="kind">What it brought.</param>
    /// <param name="errorType">What it failed with; <see langword="null"/> where it did not.</param>
    /// <param name="duration">How long it took.</param>
    public void Count(LaneSettings settings, AttemptKind kind, string? errorType, TimeSpan duration)
    {
        var tags = new TagList
        {
            { MessagingTags.System, MessagingTags.Gainsight },
            { MessagingTags.OperationName, MessagingTags.Send },
            { MessagingTags.OperationType, MessagingTags.Send },
            { MessagingTags.DestinationName, settings.Lane.Name },
        };
        if (settings.BaseAddress is { } address)
        {
            tags.Add(MessagingTags.ServerAddress, address.Host);
        }

        if (errorType is not null)
        {
            tags.Add(MessagingTags.TypeOfError, errorType);
        }

        _sent.Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
        _attempts.Add(
            1, new KeyValuePair<string, object?>("lane", settings.Lane.Name), new KeyValuePair<string, object?>("outcome", ErrorType.NameOf(kind)));
    }

#if NET9_0_OR_GREATER
    private static Histogram<double> CreateHistogram(Meter meter, string name, string unit, string description) =>
        meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
#else
    private static Histogram<double> CreateHistogram(Meter meter, string name, string unit, string description) =>
        meter.CreateHistogram<double>(name, unit, description);
#endif
}

using System.Diagnostics.Metrics;
using GainsightEvents.Diagnostics;
using GainsightEvents.Model;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Publishing;

/// <summary>Counts what was not accepted, which the ledger therefore does not hold, and tells of invalid events.</summary>
internal sealed partial class PublishMetrics
{
    // Names of custom events may be made of data.
    private const int MaxNames = 1000;
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly Counter<long> _notAccepted;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Dictionary<string, (long LoggedAt, int Since)> _invalid = new(StringComparer.Ordinal);

    public PublishMetrics(GainsightMeter meter, TimeProvider time, ILogger<PublishMetrics> logger)
    {
        (_time, _logger) = (time, new CalmLogger(new GuardedLogger(logger), time));
        _notAccepted = meter.Meter.CreateCounter<long>(
            "gainsight.events.not_accepted",
            unit: "{event}",
            description: "Events that were published but not accepted to be delivered, by event name and status.");
    }

    /// <summary>Counts an event that was not accepted. The names that are told are those of declared events, so that they are bounded in number.</summary>
    public void CountNotAccepted(EventDescriptor descriptor, PublishStatus status)
    {
        if (_notAccepted.Enabled)
        {
            _notAccepted.Add(
                1,
                new KeyValuePair<string, object?>("event", descriptor.IsDynamic ? "(custom)" : descriptor.EventName),
                new KeyValuePair<string, object?>("status", status.ToString()));
        }
    }

    /// <summary>Counts an invalid event that became a dead letter, and says so in the log: for each event name once a minute, with how many there were.</summary>
    public void CountInvalid(EventDescriptor descriptor, IReadOnlyList<EventViolation> violations)
    {
        CountNotAccepted(descriptor, PublishStatus.DeadLettered);
        int count;
        lock (_invalid)
        {
            var known = _invalid.TryGetValue(descriptor.EventName, out var last);
            if (known && _time.GetElapsedTime(last.LoggedAt) < LogInterval)
            {
                _invalid[descriptor.EventName] = (last.LoggedAt, last.Since + 1);
                return;
            }

            if (!known && _invalid.Count >= MaxNames)
            {
                _invalid.Clear();
            }

            count = last.Since + 1;
            _invalid[descriptor.EventName] = (_time.GetTimestamp(), 0);
        }

        InvalidEvents(count, InvalidEventException.Describe(descriptor, violations));
    }

    [LoggerMessage(LogIds.InvalidEvents, LogLevel.Warning, "{Count} invalid events were stored among the dead letters and will not arrive before they are repaired and replayed. The latest: {Description}")]
    private partial void InvalidEvents(int count, string description);
}

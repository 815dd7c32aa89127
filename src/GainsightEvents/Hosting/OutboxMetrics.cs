using System.Diagnostics.Metrics;
using GainsightEvents.Diagnostics;

namespace GainsightEvents.Hosting;

/// <summary>Shows the ledger and the lanes as metrics. They are read only when a collector asks.</summary>
internal sealed class OutboxMetrics
{
    private readonly OutboxWatch _watch;

    public OutboxMetrics(GainsightMeter meter, OutboxWatch watch)
    {
        _watch = watch;
        Create(meter.Meter);
    }

    private void Create(Meter meter)
    {
        meter.CreateObservableUpDownCounter(
            "gainsight.outbox.events",
            Events,
            "{event}",
            "Entries by lane and state. State accepted is the sum of all others; queued and dead are those of now.");
        meter.CreateObservableGauge(
            "gainsight.outbox.oldest.age", () => OfLanes(static lane => lane.OldestFor?.TotalSeconds ?? 0), "s", "How long the oldest queued entry has waited; 0 where none is queued.");
        meter.CreateObservableGauge(
            "gainsight.outbox.drain.time", () => OfLanes(static lane => lane.TimeToDrain?.TotalSeconds), "s", "How long what is queued takes at the rate of the quota.");
        meter.CreateObservableGauge("gainsight.outbox.quota.left", Quota, "{request}", "Requests that the quota admits now: in its short window and in the day.");
        meter.CreateObservableGauge(
            "gainsight.outbox.lane.paused", () => OfLanes(static lane => lane.IsPaused ? 1 : 0), description: "1 while key, permission or address of the lane is refused.");
        meter.CreateObservableGauge(
            "gainsight.outbox.lane.probing", () => OfLanes(static lane => lane.IsProbing ? 1 : 0), description: "1 while the lane is paused, in an outage or braked, and tries single entries.");
        meter.CreateObservableGauge("gainsight.outbox.room.taken", Room, "1", "How much of the outbox's room is taken, from 0 to 1.");
    }

    private IEnumerable<Measurement<long>> Events()
    {
        foreach (var lane in _watch.Latest?.Lanes ?? [])
        {
            var counts = lane.Counts;
            yield return Of(lane, counts.Accepted, "state", "accepted");
            yield return Of(lane, counts.Delivered, "state", "delivered");
            yield return Of(lane, counts.Expired, "state", "expired");
            yield return Of(lane, counts.Discarded, "state", "discarded");
            yield return Of(lane, counts.Purged, "state", "purged");
            yield return Of(lane, counts.DeadLettered, "state", "dead");
            yield return Of(lane, counts.Queued, "state", "queued");
            yield return Of(lane, counts.Missing, "state", "missing");
        }
    }

    private IEnumerable<Measurement<long>> Quota()
    {
        foreach (var lane in _watch.Latest?.Lanes ?? [])
        {
            if (lane.LeftInWindow is { } now)
            {
                yield return Of(lane, now, "window", "short");
            }

            if (lane.LeftOfDay is { } day)
            {
                yield return Of(lane, day, "window", "day");
            }
        }
    }

    private IEnumerable<Measurement<double>> OfLanes(Func<LaneReading, double?> read)
    {
        foreach (var lane in _watch.Latest?.Lanes ?? [])
        {
            if (read(lane) is { } value)
            {
                yield return new(value, new KeyValuePair<string, object?>("lane", lane.Lane.Name));
            }
        }
    }

    private IEnumerable<Measurement<double>> Room() => _watch.Latest is { } latest ? [new(latest.RoomTaken)] : [];

    private static Measurement<long> Of(LaneReading lane, long value, string key, string name) =>
        new(value, new KeyValuePair<string, object?>("lane", lane.Lane.Name), new KeyValuePair<string, object?>(key, name));
}

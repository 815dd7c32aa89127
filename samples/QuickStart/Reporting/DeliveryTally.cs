using System.Collections.Concurrent;
using GainsightEvents;
using QuickStart.Usage;

namespace QuickStart.Reporting;

/// <summary>
/// Counts what was accepted, what was rejected and why, and the final outcome of each accepted entry, which it receives as an
/// observer. An event for two targets has two entries.
/// </summary>
internal sealed class DeliveryTally : IDeliveryObserver
{
    private readonly List<(Guid EventId, string EventName, EventTarget Target)> _accepted = [];
    private readonly List<(string EventName, string Reason)> _rejected = [];
    private readonly ConcurrentDictionary<(Guid EventId, EventTarget Target), DeliveryReport> _finals = new();

    /// <summary>Every event name seen, in alphabetical order.</summary>
    public IEnumerable<string> EventNames =>
        _accepted.Select(entry => entry.EventName).Concat(_rejected.Select(rejection => rejection.EventName)).Distinct().Order(StringComparer.Ordinal);

    public void Record(PublishedCall call)
    {
        if (!call.Receipt.Accepted)
        {
            Rejected(call.EventName, call.Receipt.Status.ToString());
            return;
        }

        foreach (var target in call.Targets)
        {
            _accepted.Add((call.Receipt.EventId, call.EventName, target));
        }
    }

    public void Rejected(string eventName, string reason) => _rejected.Add((eventName, reason));

    public void OnFinal(DeliveryReport entry) => _finals[(entry.EventId, entry.Lane.Target)] = entry;

    public int CountAccepted(string eventName) => _accepted.Count(entry => entry.EventName == eventName);

    public int CountDelivered(string eventName) =>
        _accepted.Count(entry => entry.EventName == eventName && FinalOf(entry.EventId, entry.Target)?.Outcome == DeliveryOutcome.Delivered);

    /// <summary>Entries that an earlier run had accepted, and that reached their outcome in this one.</summary>
    public int CountEarlier() => _finals.Keys.Except(_accepted.Select(entry => (entry.EventId, entry.Target))).Count();

    /// <summary>What was rejected before it was accepted, or accepted and not delivered, with the number of times.</summary>
    public IEnumerable<(string Reason, int Count)> RejectionsOf(string eventName) =>
        _rejected.Where(rejection => rejection.EventName == eventName).Select(rejection => rejection.Reason)
            .Concat(_accepted
                .Where(entry => entry.EventName == eventName)
                .Select(entry => FinalOf(entry.EventId, entry.Target))
                .Where(final => final is not null && final.Outcome != DeliveryOutcome.Delivered)
                .Select(final => $"{final!.Outcome}: {final.Reason}"))
            .CountBy(reason => reason)
            .Select(counted => (counted.Key, counted.Value));

    /// <summary>Accepted entries without a final outcome, and those reported as delivered that the receiver does not have.</summary>
    public IEnumerable<string> FindUnaccounted(Receiver receiver)
    {
        foreach (var (eventId, eventName, target) in _accepted)
        {
            if (FinalOf(eventId, target) is not { } final)
            {
                yield return $"{eventName} {eventId} for {target} was accepted, but neither delivered nor reported.";
            }
            else if (final.Outcome == DeliveryOutcome.Delivered && !receiver.Has(final))
            {
                yield return $"{eventName} {eventId} for {target} was answered with success, but it never arrived.";
            }
        }
    }

    private DeliveryReport? FinalOf(Guid eventId, EventTarget target) => _finals.GetValueOrDefault((eventId, target));
}

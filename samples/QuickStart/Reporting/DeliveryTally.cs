using System.Collections.Concurrent;
using GainsightEvents;
using GainsightEvents.Dispatch;
using GainsightEvents.Outbox;

namespace QuickStart.Reporting;

/// <summary>
/// Keeps the books: what was accepted, what was rejected and why, and the final outcome of each accepted entry. Told outcomes by the
/// dispatcher as an observer.
/// </summary>
internal sealed class DeliveryTally : IDeliveryObserver
{
    private readonly Dictionary<Guid, string> _accepted = [];
    private readonly List<(string EventName, string Reason)> _rejected = [];
    private readonly ConcurrentDictionary<Guid, FinalEntry> _finals = new();

    /// <summary>Every event name seen, in alphabetical order.</summary>
    public IEnumerable<string> EventNames =>
        _accepted.Values.Concat(_rejected.Select(rejection => rejection.EventName)).Distinct().Order(StringComparer.Ordinal);

    public void Accepted(string eventName, PublishReceipt receipt) => _accepted.Add(receipt.EventId, eventName);

    public void Rejected(string eventName, string reason) => _rejected.Add((eventName, reason));

    public void OnFinal(FinalEntry entry) => _finals[entry.EventId] = entry;

    public int CountAccepted(string eventName) => _accepted.Values.Count(name => name == eventName);

    public int CountDelivered(string eventName) =>
        _accepted.Count(accepted => accepted.Value == eventName && HasOutcome(accepted.Key, DeliveryOutcome.Delivered));

    /// <summary>What was rejected before it was accepted, or accepted and not delivered, with the number of times.</summary>
    public IEnumerable<(string Reason, int Count)> RejectionsOf(string eventName) =>
        _rejected.Where(rejection => rejection.EventName == eventName).Select(rejection => rejection.Reason)
            .Concat(_finals.Values
                .Where(final => final.EventName == eventName && final.Outcome != DeliveryOutcome.Delivered)
                .Select(final => $"{final.Outcome}: {final.Reason}"))
            .CountBy(reason => reason)
            .Select(counted => (counted.Key, counted.Value));

    /// <summary>Accepted events without a final outcome, and those said to be delivered that the receiver does not have.</summary>
    /// <param name="received">The ids that the receiver has, or <see langword="null"/> where it cannot be asked.</param>
    public IReadOnlyList<(Guid EventId, string EventName, string Problem)> FindUnaccounted(IReadOnlySet<Guid>? received) =>
        [.. from accepted in _accepted
            let problem = ProblemOf(accepted.Key, received)
            where problem is not null
            select (accepted.Key, accepted.Value, problem)];

    private string? ProblemOf(Guid eventId, IReadOnlySet<Guid>? received) =>
        !_finals.ContainsKey(eventId) ? "accepted, but neither delivered nor reported"
        : HasOutcome(eventId, DeliveryOutcome.Delivered) && received is not null && !received.Contains(eventId) ? "answered with success, but it never arrived"
        : null;

    private bool HasOutcome(Guid eventId, DeliveryOutcome outcome) =>
        _finals.TryGetValue(eventId, out var final) && final.Outcome == outcome;
}

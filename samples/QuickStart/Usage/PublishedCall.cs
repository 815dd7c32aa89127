using GainsightEvents;

namespace QuickStart.Usage;

/// <summary>What became of a tracked call: the event it was published as, where that goes, and the receipt.</summary>
internal sealed record PublishedCall(string EventName, IReadOnlyList<EventTarget> Targets, PublishReceipt Receipt);

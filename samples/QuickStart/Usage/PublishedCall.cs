using GainsightEvents;

namespace QuickStart.Usage;

/// <summary>The result of a tracked call: the event that was published, its targets, and the receipt.</summary>
internal sealed record PublishedCall(string EventName, IReadOnlyList<EventTarget> Targets, PublishReceipt Receipt);

namespace GainsightEvents.Outbox;

/// <summary>
/// What the entries of one declared event have in common at one target. A durable store keeps these as columns, and none needs the event's type.
/// </summary>
/// <param name="EventName">The event's name at that target.</param>
/// <param name="Priority">Which entries go first.</param>
/// <param name="IdentityField">The body's field that holds the identifyId; <see langword="null"/> where it has none.</param>
public sealed record EntryHeader(string EventName, EventPriority Priority, string? IdentityField)
{
    /// <summary>Gainsight NXT's <c>eventVersion</c> header; <see langword="null"/>: the configured one.</summary>
    public string? EventVersion { get; init; }

    /// <summary>Gainsight NXT's <c>topicName</c> header; <see langword="null"/>: the configured one, if any.</summary>
    public string? TopicName { get; init; }
}

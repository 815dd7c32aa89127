namespace GainsightEvents;

/// <summary>An event whose entries and bodies lie in a scratch, ready to be appended.</summary>
internal readonly record struct PreparedEvent(
    EventDescriptor Descriptor,
    Guid EventId,
    int EntryCount,
    int ByteCount,
    IReadOnlyList<EventViolation>? Violations)
{
    /// <summary>What the receipt says once the outbox has taken it.</summary>
    public PublishReceipt AcceptedReceipt => new(EventId, Violations is null ? PublishStatus.Accepted : PublishStatus.DeadLettered);
}

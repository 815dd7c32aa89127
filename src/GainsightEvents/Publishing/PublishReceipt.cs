namespace GainsightEvents;

/// <summary>What became of a published event.</summary>
/// <param name="EventId">
/// The event's id, one for all its entries: a UUIDv7, or the member marked <see cref="EventIdAttribute"/>. It names the event in
/// logs, dead letters and <see cref="IDeliveryObserver"/>.
/// </param>
/// <param name="Status">Whether it was accepted.</param>
public readonly record struct PublishReceipt(Guid EventId, PublishStatus Status)
{
    /// <summary>Whether the outbox holds the event: it will be delivered, or end in another counted outcome.</summary>
    public bool Accepted => Status is PublishStatus.Accepted or PublishStatus.DeadLettered;
}

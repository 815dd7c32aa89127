namespace GainsightEvents;

/// <summary>Whether a published event was accepted. Whether Gainsight took it is reported later, to <see cref="IDeliveryObserver"/>.</summary>
/// <param name="EventId">
/// The event's id, one for all its entries: a UUIDv7, or the member marked <see cref="EventIdAttribute"/>. It names the event in
/// logs, dead letters and <see cref="IDeliveryObserver"/>. Empty where a hook of <c>BeforePublish</c> kept the event from being read.
/// </param>
/// <param name="Status">Whether it was accepted.</param>
public readonly record struct PublishReceipt(Guid EventId, PublishStatus Status)
{
    /// <summary>Whether the outbox has the event and will deliver it. False for an invalid event that was stored among the dead letters.</summary>
    public bool Accepted => Status == PublishStatus.Accepted;
}

/// <summary>Whether an event was accepted.</summary>
public enum PublishStatus
{
    /// <summary>Not published: the value of <see langword="default"/>.</summary>
    None = 0,

    /// <summary>Committed to the outbox, to be delivered.</summary>
    Accepted,

    /// <summary>Invalid, and stored with its reason among the dead letters, from where it can be replayed after repair.</summary>
    DeadLettered,

    /// <summary>Not accepted: the outbox was full, for as long as <c>Gainsight:Outbox:WaitTimeout</c> where the policy is to wait.</summary>
    OutboxFull,

    /// <summary>Not accepted: the event is larger than the outbox may ever hold (<c>Gainsight:Outbox:MaxBytes</c>).</summary>
    TooLarge,

    /// <summary>Not accepted: the outbox's store cannot be reached or written.</summary>
    OutboxUnavailable,

    /// <summary>Not accepted: the event is invalid, and nothing is stored. With <see cref="InvalidEventPolicy.Throw"/>, PublishAsync throws instead.</summary>
    Invalid,

    /// <summary>Not accepted: the process is stopping and the outbox, which is not durable, has been closed.</summary>
    Stopped,

    /// <summary>Not accepted: <c>Gainsight:Mode</c> is <see cref="GainsightMode.Off"/>.</summary>
    Off,

    /// <summary>Not accepted: a hook of <c>BeforePublish</c> dropped it.</summary>
    Dropped,

    /// <summary>
    /// Not accepted: a hook of <c>BeforePublish</c> failed, and the event might hold what it was to remove. With
    /// <see cref="InvalidEventPolicy.Throw"/>, PublishAsync throws what the hook threw instead.
    /// </summary>
    HookFailed,
}

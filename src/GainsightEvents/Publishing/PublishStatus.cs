namespace GainsightEvents;

/// <summary>Whether an event was accepted.</summary>
public enum PublishStatus
{
    /// <summary>Committed to the outbox, to be delivered.</summary>
    Accepted = 0,

    /// <summary>Invalid, and stored with its reason among the dead letters, from where it can be replayed.</summary>
    DeadLettered,

    /// <summary>Not accepted: the outbox was full for as long as <c>Gainsight:Outbox:WaitTimeout</c>.</summary>
    OutboxFull,

    /// <summary>Not accepted: the event is invalid. Only <see cref="IEventPublisher.TryPublish{TEvent}"/> refuses this way.</summary>
    Invalid,

    /// <summary>Not accepted: the process is stopping and the outbox, which is not durable, has been closed.</summary>
    Stopped,

    /// <summary>Not accepted: <c>Gainsight:Mode</c> is <see cref="GainsightMode.Off"/>.</summary>
    Off,
}

namespace GainsightEvents;

/// <summary>What happens to an event that the guard refuses.</summary>
public enum InvalidEventPolicy
{
    /// <summary><see cref="IEventPublisher.PublishAsync{TEvent}"/> throws <see cref="InvalidEventException"/>; nothing is stored.</summary>
    Throw = 0,

    /// <summary>The event is stored among the dead letters with its reason, and can be replayed after repair.</summary>
    DeadLetter,
}

namespace GainsightEvents.Testing;

/// <summary>An event that was published to a <see cref="RecordingPublisher"/>.</summary>
public sealed class RecordedEvent
{
    internal RecordedEvent(IGainsightEvent gainsightEvent, Guid eventId, IReadOnlyDictionary<EventTarget, string> bodies) =>
        (Event, EventId, Bodies) = (gainsightEvent, eventId, bodies);

    /// <summary>The event as it was published.</summary>
    public IGainsightEvent Event { get; }

    /// <summary>Its id, as its receipt has it.</summary>
    public Guid EventId { get; }

    /// <summary>Its bodies, as they would go to each of its targets: JSON.</summary>
    public IReadOnlyDictionary<EventTarget, string> Bodies { get; }

    /// <summary>One line for each target: the type, the target and the body.</summary>
    public override string ToString() => string.Join('\n', Bodies.Select(body => $"{Event.GetType().Name} → {body.Key}: {body.Value}"));
}

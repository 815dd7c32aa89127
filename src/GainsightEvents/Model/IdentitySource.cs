namespace GainsightEvents;

/// <summary>Where an event's identifyId comes from.</summary>
public enum IdentitySource
{
    /// <summary>From the member marked <see cref="IdentifyIdAttribute"/>; without one the event does not compile.</summary>
    Member = 0,

    /// <summary>
    /// From the current <see cref="IEventContext"/> if the event has no member for it or leaves it null. If there is none either, the
    /// event is refused, because Gainsight PX drops events without an identifyId.
    /// </summary>
    FromContext = 1,
}

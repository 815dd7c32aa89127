namespace GainsightEvents.Serialization;

/// <summary>What a body holds besides the event's own values.</summary>
/// <param name="EventId">The id, unless the event brings its own.</param>
/// <param name="UnixMilliseconds">The time of Publish.</param>
/// <param name="PropertyKey">The product key as a quoted JSON string, ready to be copied.</param>
/// <param name="Context">Who acts, if anybody said so.</param>
/// <param name="SendEventId">Whether <c>eventId</c> goes on the wire.</param>
internal readonly record struct WriterSettings(
    Guid EventId,
    long UnixMilliseconds,
    byte[] PropertyKey,
    EventContextValues? Context,
    bool SendEventId);

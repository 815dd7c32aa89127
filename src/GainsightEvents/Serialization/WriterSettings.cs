namespace GainsightEvents.Serialization;

/// <summary>
/// What a body holds besides the event's own values. One object a thread, filled anew for each event: copying its fields into every
/// writer would cost a tenth of writing the event.
/// </summary>
internal sealed class WriterSettings(
    Guid eventId, long unixMilliseconds, byte[] propertyKey, EventContextValues? context, bool sendEventId)
{
    /// <summary>The event's id: the one given, or the one its own member brings.</summary>
    public Guid EventId { get; set; } = eventId;

    /// <summary>The time of Publish.</summary>
    public long UnixMilliseconds { get; set; } = unixMilliseconds;

    /// <summary>The product key as a quoted JSON string, ready to be copied.</summary>
    public byte[] PropertyKey { get; set; } = propertyKey;

    /// <summary>Who acts, if anybody said so.</summary>
    public EventContextValues? Context { get; set; } = context;

    /// <summary>The tenant that System Asset Events name, at Gainsight NXT.</summary>
    public string? TenantId { get; set; }

    /// <summary>Whether <c>eventId</c> goes on the wire.</summary>
    public bool SendEventId { get; set; } = sendEventId;
}

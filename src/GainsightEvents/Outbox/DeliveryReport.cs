namespace GainsightEvents;

/// <summary>An entry that has reached a final outcome. An event for two targets is two entries.</summary>
public sealed class DeliveryReport
{
    /// <summary>The event's id, as its receipt has it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Where it was to go.</summary>
    public required Lane Lane { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>A copy of the body, UTF-8 JSON; empty for a purged entry, for what was deleted is handed to nobody.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The outcome.</summary>
    public required DeliveryOutcome Outcome { get; init; }

    /// <summary>The reason, without secrets; <see langword="null"/> where the outcome needs none.</summary>
    public string? Reason { get; init; }

    internal static DeliveryReport OfPurged(Guid eventId, Lane lane, string eventName, string reason) => new()
    {
        EventId = eventId,
        Lane = lane,
        EventName = eventName,
        Body = default,
        Outcome = DeliveryOutcome.Purged,
        Reason = reason,
    };
}

/// <summary>Why entries are purged.</summary>
internal static class PurgeReasons
{
    public const string Asked = "the dead letter was purged on request";
    public const string Erased = "everything of its user was purged on request";
    public const string Aged = "the dead letter was older than Outbox:DeadLetterMaxAge";
}

/// <summary>The final outcomes of an accepted entry. Every entry ends in exactly one.</summary>
public enum DeliveryOutcome
{
    /// <summary>Gainsight took it.</summary>
    Delivered = 0,

    /// <summary>It grew older than its MaxAge.</summary>
    Expired,

    /// <summary>It was dropped to make room, or was still in an outbox that is not durable when the process stopped.</summary>
    Discarded,

    /// <summary>It was deleted: by somebody, or as a dead letter beyond its age.</summary>
    Purged,

    /// <summary>It is a dead letter, with a reason; it can be replayed.</summary>
    DeadLettered,
}

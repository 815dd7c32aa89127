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

    /// <summary>A copy of the body, UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The outcome.</summary>
    public required DeliveryOutcome Outcome { get; init; }

    /// <summary>The reason, without secrets; <see langword="null"/> where the outcome needs none.</summary>
    public string? Reason { get; init; }
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

    /// <summary>Somebody deleted it.</summary>
    Purged,

    /// <summary>It is a dead letter, with a reason; it can be replayed.</summary>
    DeadLettered,
}

namespace GainsightEvents;

/// <summary>The final outcomes of an accepted entry. Every entry ends in exactly one.</summary>
public enum DeliveryOutcome
{
    /// <summary>Gainsight took it.</summary>
    Delivered = 0,

    /// <summary>It grew older than its MaxAge.</summary>
    Expired,

    /// <summary>It was still in an outbox that is not durable when the process stopped.</summary>
    Discarded,

    /// <summary>Somebody deleted it from the dead letters.</summary>
    Purged,

    /// <summary>It is a dead letter, with a reason; it can be replayed.</summary>
    Dead,
}

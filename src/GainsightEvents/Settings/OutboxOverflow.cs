namespace GainsightEvents;

/// <summary>What PublishAsync does when the outbox is full.</summary>
public enum OutboxOverflow
{
    /// <summary>Waits for room as long as <c>Gainsight:Outbox:WaitTimeout</c>, then returns <see cref="PublishStatus.OutboxFull"/>.</summary>
    Wait = 0,

    /// <summary>Returns <see cref="PublishStatus.OutboxFull"/> at once.</summary>
    Reject,

    /// <summary>Waits as <see cref="Wait"/> does, then throws <see cref="OutboxFullException"/>.</summary>
    Throw,
}

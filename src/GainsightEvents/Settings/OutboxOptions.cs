namespace GainsightEvents;

/// <summary>The settings of <c>Gainsight:Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary><c>MaxEvents</c>. Entries that may be kept, dead letters included; at least 1. Default: 100,000.</summary>
    public int MaxEvents { get; set; } = 100_000;

    /// <summary><c>MaxBytes</c>. Bytes of bodies that may be kept, dead letters included; at least 65,536. Default: 128 MiB.</summary>
    public long MaxBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary><c>Overflow</c>. What PublishAsync does when the outbox is full. Default: <see cref="OutboxOverflow.Wait"/>.</summary>
    public OutboxOverflow Overflow { get; set; } = OutboxOverflow.Wait;

    /// <summary><c>WaitTimeout</c>. How long <see cref="OutboxOverflow.Wait"/> and <see cref="OutboxOverflow.Throw"/> wait for room. Default: 5 seconds.</summary>
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary><c>MaxAge</c>. How long an event is worth delivering, unless it says so itself. Default: 7 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary><c>DeadLetterMaxAge</c>. How long a dead letter is kept before it is purged. Default: 30 days.</summary>
    public TimeSpan DeadLetterMaxAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary><c>StopTimeout</c>. How long the stop waits for what is in flight and, in an outbox that is not durable, for what is queued. Default: 20 seconds.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);
}

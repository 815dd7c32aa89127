namespace GainsightEvents;

/// <summary>The settings of the section <c>Gainsight</c>. Changes take effect at run time: a rotated key is used at the next attempt.</summary>
public sealed class GainsightOptions
{
    /// <summary><c>Gainsight:Mode</c>. Where events go. Default: <see cref="GainsightMode.Live"/>.</summary>
    public GainsightMode Mode { get; set; } = GainsightMode.Live;

    /// <summary>
    /// <c>Gainsight:OnInvalid</c>. What happens to an invalid event. Default (<see langword="null"/>): <see cref="InvalidEventPolicy.Throw"/>
    /// in the host environment Development and without a host, <see cref="InvalidEventPolicy.DeadLetter"/> elsewhere.
    /// </summary>
    public InvalidEventPolicy? OnInvalid { get; set; }

    /// <summary>
    /// <c>Gainsight:Dispatch</c>. Whether this process delivers. <see langword="false"/>: it only publishes, into an outbox from which others deliver, and needs no
    /// address and no secret of Gainsight. Default: <see langword="true"/>.
    /// </summary>
    public bool Dispatch { get; set; } = true;

    /// <summary><c>Gainsight:Px</c>. Gainsight PX.</summary>
    public PxOptions Px { get; set; } = new();

    /// <summary><c>Gainsight:Nxt</c>. Gainsight NXT.</summary>
    public NxtOptions Nxt { get; set; } = new();

    /// <summary><c>Gainsight:Outbox</c>. What is kept, how much and for how long.</summary>
    public OutboxOptions Outbox { get; set; } = new();

    /// <summary>What could not be read of the configuration.</summary>
    internal IReadOnlyList<string> Unread { get; set; } = [];
}

/// <summary>Where events go.</summary>
public enum GainsightMode
{
    /// <summary>To Gainsight.</summary>
    Live = 0,

    /// <summary>To an emulator: the base address must be set and be loopback; no key is needed.</summary>
    Emulator,

    /// <summary>Nowhere: events are checked and counted, and not sent. No key is needed.</summary>
    Off,
}

/// <summary>What happens to an invalid event.</summary>
public enum InvalidEventPolicy
{
    /// <summary><see cref="IEventPublisher.PublishAsync{TEvent}(TEvent, CancellationToken)"/> throws <see cref="InvalidEventException"/>; nothing is stored.</summary>
    Throw = 0,

    /// <summary>The event is stored among the dead letters with its reason, and can be replayed after repair.</summary>
    DeadLetter,
}

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

    /// <summary><c>MaxAge</c>. How long an event is worth delivering, unless its declaration says otherwise. Default: 7 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary><c>DeadLetterMaxAge</c>. How long a dead letter is kept before it is purged. Default: 30 days.</summary>
    public TimeSpan DeadLetterMaxAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary><c>StopTimeout</c>. How long a stop waits for requests in flight and, if the outbox is not durable, for queued events. Default: 20 seconds.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);
}

/// <summary>What PublishAsync does when the outbox is full.</summary>
public enum OutboxOverflow
{
    /// <summary>Waits for room as long as <c>Gainsight:Outbox:WaitTimeout</c>, then returns <see cref="PublishStatus.OutboxFull"/>.</summary>
    Wait = 0,

    /// <summary>Returns <see cref="PublishStatus.OutboxFull"/> at once.</summary>
    Reject,

    /// <summary>Drops the oldest queued events of the lowest priority to make room. They are counted as discarded.</summary>
    DropOldest,

    /// <summary>Waits as <see cref="Wait"/> does, then throws <c>OutboxFullException</c>.</summary>
    Throw,
}

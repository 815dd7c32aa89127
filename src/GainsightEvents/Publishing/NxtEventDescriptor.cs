namespace GainsightEvents;

/// <summary>What an event is at Gainsight NXT.</summary>
public sealed class NxtEventDescriptor
{
    /// <summary>The registered name.</summary>
    public required string EventName { get; init; }

    /// <summary>The event's version. <see langword="null"/>: <c>Gainsight:Nxt:EventVersion</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The event's topic. <see langword="null"/>: <c>Gainsight:Nxt:TopicName</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>Which entries of its lane go first.</summary>
    public EventPriority Priority { get; init; }

    /// <summary>How long it is worth delivering. <see langword="null"/>: <c>Gainsight:Outbox:MaxAge</c>.</summary>
    public TimeSpan? MaxAge { get; init; }
}

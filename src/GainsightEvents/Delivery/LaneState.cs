namespace GainsightEvents.Delivery;

/// <summary>How a lane is doing, as of its loop's last turn.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Status">How it is doing.</param>
/// <param name="LastBeatAt">When its loop last turned. A loop that waits turns at least every minute; older than that it is stuck.</param>
internal sealed record LaneState(Lane Lane, LaneStatus Status, DateTimeOffset LastBeatAt)
{
    /// <summary>Since when it is paused.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>Why it is paused: a message that a person can act on.</summary>
    public string? PausedReason { get; init; }

    /// <summary>Until when it rests at Gainsight's request.</summary>
    public DateTimeOffset? ThrottledUntil { get; init; }

    /// <summary>When it last delivered an entry.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Attempts in flight.</summary>
    public int InFlight { get; init; }
}

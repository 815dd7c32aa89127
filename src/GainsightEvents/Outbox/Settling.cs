namespace GainsightEvents.Outbox;

/// <summary>What one attempt brought, before anyone says what it means for the lane.</summary>
internal enum AttemptKind
{
    /// <summary>Gainsight took the entry.</summary>
    Delivered = 0,

    /// <summary>Gainsight will never take the entry.</summary>
    Rejected,

    /// <summary>Gainsight takes nothing from this lane until a person acts, or does not take this entry: that shows later.</summary>
    Refused,

    /// <summary>The lane was too fast.</summary>
    Throttled,

    /// <summary>The host failed, or could not be reached.</summary>
    Failed,

    /// <summary>The host answered, but nothing can be read from the answer.</summary>
    Unreadable,

    /// <summary>It was not sent for certain: the process stops.</summary>
    GivenBack,
}

/// <summary>What became of a leased entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Kind">What the attempt brought.</param>
/// <param name="Reason">Why, as a message that a person can act on, free of secrets; empty for a delivery.</param>
internal readonly record struct Settlement(LeasedEntry Entry, AttemptKind Kind, string Reason = "")
{
    /// <summary>What the server asked for: the least to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the failure may be the entry's own: a status of 500 or more.</summary>
    public bool MayBePoison { get; init; }
}

/// <summary>What becomes of an entry.</summary>
internal enum EntryFate
{
    /// <summary>Nothing: the lease was no longer current.</summary>
    None = 0,

    Delivered,

    DeadLettered,

    /// <summary>It goes back to the queue.</summary>
    Requeued,
}

/// <summary>What changed for a lane.</summary>
internal enum LaneChange
{
    None = 0,

    /// <summary>It is paused.</summary>
    Paused,

    /// <summary>It rests.</summary>
    Throttled,

    /// <summary>Its host failed several times in a row.</summary>
    OutageBegan,

    /// <summary>It rejected several entries in a row, and is tried with one at a time.</summary>
    Braked,

    /// <summary>An entry passed: it is sound again.</summary>
    Resumed,

    /// <summary>Its address or credentials changed: it starts anew.</summary>
    Renewed,
}

/// <summary>What a settlement did.</summary>
/// <param name="Fate">What became of the entry.</param>
/// <param name="Change">What changed for the lane.</param>
internal readonly record struct SettlementEffect(EntryFate Fate, LaneChange Change = LaneChange.None)
{
    /// <summary>For <see cref="EntryFate.Requeued"/>: when it is due again.</summary>
    public TimeSpan DueIn { get; init; }

    /// <summary>For <see cref="EntryFate.Requeued"/>: what is remembered of its attempts.</summary>
    public EntryHistory History { get; init; }

    /// <summary>
    /// For <see cref="EntryFate.Requeued"/>: whether it was refused together with its lane. It is then claimed as others are when the lane is
    /// open, and by a probe only where there is no entry that was never tried; the longest untried goes first.
    /// </summary>
    public bool IsHeld { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>For <see cref="LaneChange.Throttled"/>: how long.</summary>
    public TimeSpan RestsFor { get; init; }
}

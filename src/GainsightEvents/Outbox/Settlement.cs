namespace GainsightEvents.Outbox;

/// <summary>What became of a leased entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="At">When.</param>
public sealed record Settlement(LeasedEntry Entry, SettlementKind Kind, DateTimeOffset At)
{
    /// <summary>For <see cref="SettlementKind.Retry"/>: when it is due again.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>For <see cref="SettlementKind.Retry"/>: whether the attempt counts. A 429 and a pause cost none.</summary>
    public bool CountsAttempt { get; init; }

    /// <summary>For <see cref="SettlementKind.Retry"/>, <see cref="SettlementKind.Refused"/> and <see cref="SettlementKind.Dead"/>: why, free of secrets.</summary>
    public string? Reason { get; init; }
}

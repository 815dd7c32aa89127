namespace GainsightEvents.Outbox;

/// <summary>The permits taken from a quota.</summary>
/// <param name="Permits">How many were free, at most as many as wanted.</param>
/// <param name="State">The state after taking them.</param>
/// <param name="NextPermitAt">When the next one is free; in the past when one is free now.</param>
public readonly record struct QuotaGrant(int Permits, QuotaState State, DateTimeOffset NextPermitAt);

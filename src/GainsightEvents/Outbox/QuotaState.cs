namespace GainsightEvents.Outbox;

/// <summary>What a lane has used of its quota. The outbox keeps it with the entries.</summary>
/// <param name="TheoreticalArrival">UTC ticks at which the next request would arrive, were all so far evenly spaced.</param>
public readonly record struct QuotaState(long TheoreticalArrival);

namespace GainsightEvents.Emulator;

/// <summary>
/// What one tenant may send before it is answered 429. Both limits are fixed windows (Gainsight, Events API) that begin at a random
/// moment, so that no client comes to rely on their alignment.
/// </summary>
/// <param name="PerMinute">Requests a minute. Gainsight NXT: 100.</param>
/// <param name="PerDay">Requests in 24 hours. Gainsight NXT: 50,000.</param>
public sealed record NxtQuota(int PerMinute = 100, int PerDay = 50_000);

namespace GainsightEvents.Emulator;

/// <summary>
/// What one key may send before it is answered 429. Both limits are fixed windows that begin at a random moment, so that no client
/// comes to rely on their alignment.
/// </summary>
/// <param name="PerSecond">Requests a second. Gainsight PX: about 200.</param>
/// <param name="PerDay">Requests in 24 hours. Gainsight PX: about 1,000,000.</param>
public sealed record PxQuota(int PerSecond = 200, int PerDay = 1_000_000);

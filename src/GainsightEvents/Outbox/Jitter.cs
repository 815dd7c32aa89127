namespace GainsightEvents.Outbox;

/// <summary>The random source of the schedules. Spreads load; guards nothing.</summary>
internal static class Jitter
{
#if NET8_0_OR_GREATER
    /// <summary>Draws from [0, 1).</summary>
    public static double Next() => Random.Shared.NextDouble();
#else
    private static readonly Random Shared = new();

    /// <summary>Draws from [0, 1).</summary>
    public static double Next()
    {
        lock (Shared)
        {
            return Shared.NextDouble();
        }
    }
#endif
}

namespace GainsightEvents.Outbox;

/// <summary>
/// How fast a lane may send, as a pure function of its state and the time, so that a store can take permits in the transaction
/// that leases the entries. The short window is a generic cell rate algorithm (GCRA).
/// </summary>
/// <remarks>
/// Gainsight counts in fixed windows whose alignment nobody knows, and a request that left before a window may arrive in it. With a
/// jitter of J at most <c>(Window + J) / Interval + Burst</c> requests arrive in one window; <see cref="ForPx"/> and
/// <see cref="ForNxt"/> choose a burst that keeps this within the limit, in every alignment. A sliding log does not.
/// </remarks>
/// <param name="Limit">Requests the server admits in one window.</param>
/// <param name="Window">The server's window.</param>
/// <param name="Headroom">Requests a window left unused, for other users of the key.</param>
/// <param name="Burst">Requests that may go back to back after a rest.</param>
public sealed record QuotaPolicy(int Limit, TimeSpan Window, int Headroom, int Burst)
{
    private const double SteadyShare = 0.95;

    /// <summary>The time between two requests at the steady rate, which is 95 % of (limit − headroom).</summary>
    public TimeSpan Interval => TimeSpan.FromTicks((long)Math.Ceiling(Window.Ticks / (SteadyShare * (Limit - Headroom))));

    /// <summary>Gainsight PX: a limit per second, one-way jitter up to 50 ms, bursts of at most 4.</summary>
    public static QuotaPolicy ForPx(int perSecond, int headroom) =>
        WithSafeBurst(perSecond, TimeSpan.FromSeconds(1), headroom, TimeSpan.FromMilliseconds(50), 4);

    /// <summary>Gainsight NXT: a limit per minute, one-way jitter up to 3 s, bursts of at most 3.</summary>
    public static QuotaPolicy ForNxt(int perMinute, int headroom) =>
        WithSafeBurst(perMinute, TimeSpan.FromMinutes(1), headroom, TimeSpan.FromSeconds(3), 3);

    /// <summary>Takes up to <paramref name="wanted"/> permits.</summary>
    /// <param name="state">The lane's state; <see langword="default"/> for a lane that has never sent.</param>
    /// <param name="now">The time.</param>
    /// <param name="wanted">How many permits are wanted; 0 only asks when the next one is free.</param>
    /// <returns>The permits taken, the state after them, and when the next one is free.</returns>
    public QuotaGrant Take(QuotaState state, DateTimeOffset now, int wanted)
    {
        var interval = Interval.Ticks;
        var mayLead = interval * (Burst - 1);

        // When the next request would arrive, were all so far evenly spaced. A burst may run ahead of it. No more than a whole burst
        // can be owed, whatever the state says: a clock that was set back must not silence the lane until it has caught up.
        var arrival = Math.Min(Math.Max(state.TheoreticalArrival, now.UtcTicks), now.UtcTicks + mayLead + interval);
        var free = (now.UtcTicks + mayLead + interval - arrival) / interval;
        var permits = (int)Math.Min(wanted, free);
        var next = arrival + (permits * interval);
        return new QuotaGrant(permits, state with { TheoreticalArrival = next }, new DateTimeOffset(next - mayLead, TimeSpan.Zero));
    }

    /// <summary>95 % of the limit in a window longer by a twentieth is less than the limit, so that a burst of 1 is always within it.</summary>
    private static QuotaPolicy WithSafeBurst(int limit, TimeSpan window, int headroom, TimeSpan jitter, int maxBurst)
    {
        var policy = new QuotaPolicy(limit, window, headroom, 1);
        var steady = (window + jitter).Ticks / policy.Interval.Ticks;
        return policy with { Burst = (int)Math.Max(1, Math.Min(maxBurst, limit - steady)) };
    }
}

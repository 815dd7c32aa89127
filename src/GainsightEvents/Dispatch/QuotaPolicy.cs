namespace GainsightEvents.Dispatch;

/// <summary>
/// How fast a lane may send, as a pure function of its state and the time, so that a store can take permits in the transaction
/// that leases the entries. The short window is a generic cell rate algorithm (GCRA).
/// </summary>
/// <remarks>
/// Gainsight counts in fixed windows whose alignment nobody knows. A steady rate of 95 % of (limit − headroom) with a small burst
/// stays under the limit in every alignment while one-way jitter is under 50 ms (PX) or 3 s (NXT); a sliding log does not.
/// </remarks>
/// <param name="Limit">Requests the server admits in one window.</param>
/// <param name="Window">The server's window.</param>
/// <param name="Headroom">Requests a window left unused, for other users of the key.</param>
/// <param name="Burst">Requests that may go back to back after a rest.</param>
public sealed record QuotaPolicy(int Limit, TimeSpan Window, int Headroom, int Burst)
{
    private const double SteadyShare = 0.95;

    /// <summary>The time between two requests at the steady rate.</summary>
    public TimeSpan Interval { get; } = TimeSpan.FromTicks((long)Math.Ceiling(Window.Ticks / (SteadyShare * (Limit - Headroom))));

    /// <summary>Takes up to <paramref name="wanted"/> permits.</summary>
    /// <param name="state">The lane's state; <see langword="default"/> for a lane that has never sent.</param>
    /// <param name="now">The time.</param>
    /// <param name="wanted">How many permits are wanted.</param>
    /// <returns>The permits taken, the state after them, and when the next one is free.</returns>
    public QuotaGrant Take(QuotaState state, DateTimeOffset now, int wanted)
    {
        // The arrival time of the next request, were all so far evenly spaced; a burst may run ahead of it by so much.
        var arrival = Math.Max(state.TheoreticalArrival, now.UtcTicks);
        var mayLead = Interval.Ticks * (Burst - 1);
        var free = ((now.UtcTicks + mayLead - arrival) / Interval.Ticks) + (now.UtcTicks + mayLead >= arrival ? 1 : 0);
        var permits = (int)Math.Max(0, Math.Min(wanted, free));
        var next = arrival + (permits * Interval.Ticks);
        return new QuotaGrant(permits, new QuotaState(next), new DateTimeOffset(next - mayLead, TimeSpan.Zero));
    }
}

namespace GainsightEvents.Outbox;

/// <summary>
/// How fast a lane may send: a short window by a generic cell rate algorithm (GCRA), and a day. A pure function of a lane's state and a
/// time, so that a store can take permits in the transaction that leases the entries.
/// </summary>
/// <remarks>
/// Gainsight counts in fixed windows whose alignment nobody knows, and a request that left before a window may arrive in it. With a
/// jitter of J at most <c>(Window + J + Tolerance) / Interval + 1</c> requests arrive in one window; <see cref="ForPx"/> and
/// <see cref="ForNxt"/> choose a rate and a tolerance that keep this within the limit, in every alignment. A sliding log does not.
/// </remarks>
/// <param name="Limit">Requests the server admits in one window.</param>
/// <param name="Window">The server's window.</param>
/// <param name="Headroom">Requests a window left unused, for other users of the key.</param>
/// <param name="Tolerance">
/// How far a request may be ahead of even spacing. It lets a few go back to back after a rest, and makes up for timers that are late.
/// </param>
internal sealed record QuotaPolicy(int Limit, TimeSpan Window, int Headroom, TimeSpan Tolerance)
{
    // A little over the 95 % that are to be used, which rounding and the wait for the first permit would take away.
    private const double LeastShare = 0.951;

    // At thousands a second a timer, which counts milliseconds, has to let many go at once, or it would be what bounds the rate.
    private static readonly TimeSpan LatestTimer = TimeSpan.FromMilliseconds(5);

    /// <summary>Requests the server admits in any 24 hours.</summary>
    public int PerDay { get; init; } = int.MaxValue;

    /// <summary>Requests of the day that only entries of high priority may use: a tenth of it.</summary>
    public int Reserve => PerDay == int.MaxValue ? 0 : PerDay / 10;

    /// <summary>The part of the steady rate that is used, over 0 and at most 1: less when others spend the same quota.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The part of (limit − headroom) that is used: 0.951 to 1.</summary>
    public double Share { get; init; } = LeastShare;

    /// <summary>The time between two requests: the <see cref="Share"/> of (limit − headroom) in a window, and of that the <see cref="Pace"/>.</summary>
    public TimeSpan Interval => TimeSpan.FromTicks((long)Math.Ceiling(Window.Ticks / (Share * (Limit - Headroom) * Pace)));

    /// <summary>Requests that may go back to back after a rest.</summary>
    public int Burst => 1 + (int)(Tolerance.Ticks / Interval.Ticks);

    /// <summary>Gainsight PX: a limit per second, one-way jitter up to 50 ms, bursts of at most 4.</summary>
    public static QuotaPolicy ForPx(int perSecond, int headroom) =>
        WithSafeTolerance(perSecond, TimeSpan.FromSeconds(1), headroom, TimeSpan.FromMilliseconds(50), 4);

    /// <summary>Gainsight NXT: a limit per minute, one-way jitter up to 3 s, bursts of at most 3.</summary>
    public static QuotaPolicy ForNxt(int perMinute, int headroom) =>
        WithSafeTolerance(perMinute, TimeSpan.FromMinutes(1), headroom, TimeSpan.FromSeconds(3), 3);

    /// <summary>Takes one permit, if there is one.</summary>
    /// <param name="use">What the lane has used; changed when a permit is taken, and by a clock that was set back.</param>
    /// <param name="now">The store's clock.</param>
    /// <param name="priority">The priority of the entry that it is for.</param>
    /// <returns>Zero when a permit was taken, else how long until there may be one.</returns>
    public TimeSpan Take(QuotaUse use, long now, EventPriority priority)
    {
        var wait = Until(use, now, priority);
        if (wait == TimeSpan.Zero)
        {
            use.NextArrival = ArrivalOf(use, now) + Interval.Ticks;
            use.Day.Count(now);
        }

        return wait;
    }

    /// <summary>How long until there may be a permit; zero when there is one now.</summary>
    public TimeSpan Until(QuotaUse use, long now, EventPriority priority)
    {
        var wait = Math.Max(0, ArrivalOf(use, now) - Tolerance.Ticks - now);
        var admitted = priority == EventPriority.High ? PerDay : PerDay - Reserve;
        if (use.Day.Total(now) >= admitted)
        {
            wait = Math.Max(wait, use.Day.UntilFewer(now, admitted));
        }

        return TimeSpan.FromTicks(wait);
    }

    /// <summary>Requests that may go at once, as far as the short window is concerned.</summary>
    public int LeftInWindow(QuotaUse use, long now)
    {
        var ahead = ArrivalOf(use, now) - now;
        return ahead > Tolerance.Ticks ? 0 : 1 + (int)((Tolerance.Ticks - ahead) / Interval.Ticks);
    }

    /// <summary>Requests that the day still admits, those kept for high priority included; <see langword="null"/> where it has no limit.</summary>
    public int? LeftOfDay(QuotaUse use, long now) => PerDay == int.MaxValue ? null : Math.Max(0, PerDay - use.Day.Total(now));

    /// <summary>How long so many requests of normal priority take, one after the other, if nothing else holds them up.</summary>
    public TimeSpan TimeFor(QuotaUse use, long now, long requests)
    {
        var admitted = PerDay - Reserve;
        var used = use.Day.Total(now);
        var beyond = requests - Math.Max(0, admitted - used);
        var ticks = requests * (double)Interval.Ticks;
        if (requests > 0 && beyond > 0)
        {
            // Each waits until one that counts now counts no more; the next day those of this day do.
            var days = (beyond - 1) / admitted;
            var ended = (int)((beyond - 1) % admitted) + 1 + Math.Max(0, used - admitted);
            var until = ended <= used ? use.Day.UntilFewer(now, used - ended + 1) : TimeSpan.TicksPerDay;
            ticks = Math.Max(ticks, until + (days * (double)TimeSpan.TicksPerDay));
        }

        return TimeSpan.FromTicks((long)Math.Min(ticks, TimeSpan.MaxValue.Ticks / 2));
    }

    // When the next request would arrive, were all so far evenly spaced. A burst may run ahead of it. No more than a whole burst can be
    // owed, whatever the state says: a clock that was set back must not silence the lane until it has caught up. The state keeps that, or
    // a whole burst would be owed for as long.
    private long ArrivalOf(QuotaUse use, long now)
    {
        use.NextArrival = Math.Min(use.NextArrival, now + Interval.Ticks + Tolerance.Ticks);
        return Math.Max(use.NextArrival, now);
    }

    /// <summary>
    /// As fast as leaves room in a window for a whole burst, or for what a late timer lets go, besides what the jitter adds. Where that is under the least share, the burst
    /// gives way: the least share of the limit, in a window longer by a twentieth, is less than the limit, so that there is always some tolerance.
    /// </summary>
    private static QuotaPolicy WithSafeTolerance(int limit, TimeSpan window, int headroom, TimeSpan jitter, int maxBurst)
    {
        var longest = (window + jitter).Ticks;
        var spaced = Math.Max(longest / Math.Max(1.0, limit - (maxBurst - 1)), (longest + LatestTimer.Ticks) / (double)limit);
        var policy = new QuotaPolicy(limit, window, headroom, TimeSpan.Zero) { Share = Math.Max(LeastShare, Math.Min(window.Ticks / (spaced * (limit - headroom)), 1)) };
        var interval = policy.Interval.Ticks;
        var safe = (limit * interval) - longest - 1;
        var wanted = Math.Max((maxBurst - 1) * interval, LatestTimer.Ticks);
        return policy with { Tolerance = TimeSpan.FromTicks(Math.Max(0, Math.Min(wanted, safe))) };
    }
}

/// <summary>What a lane has used of its quota.</summary>
internal sealed class QuotaUse
{
    /// <summary>When the next request would arrive, were all so far evenly spaced; by the store's clock.</summary>
    public long NextArrival { get; set; }

    public DayUse Day { get; } = new();
}

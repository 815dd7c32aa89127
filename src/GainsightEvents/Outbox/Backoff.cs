namespace GainsightEvents.Outbox;

/// <summary>
/// How long to wait after the n-th failure: a random time between zero and a bound that doubles (full jitter), so that senders that
/// failed together do not come back together.
/// </summary>
/// <param name="firstBound">The bound after the first failure.</param>
/// <param name="maxBound">The greatest bound.</param>
/// <param name="random">Draws from [0, 1).</param>
internal sealed class Backoff(TimeSpan firstBound, TimeSpan maxBound, Func<double> random)
{
    // A server that asks for more is taken at its word only so far: a lane must not fall silent for a year by a slip.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>For single entries: 1 s doubling to 5 minutes.</summary>
    public static Backoff ForEntries(Func<double> random) => new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), random);

    /// <summary>For the probes of a paused lane, which waits for a person: 5 s doubling to 5 minutes.</summary>
    public static Backoff ForPausedLanes(Func<double> random) => new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), random);

    /// <summary>For the probes of a host that is out of order, which should be noticed soon when it is back: 1 s doubling to 1 minute.</summary>
    public static Backoff ForOutages(Func<double> random) => new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), random);

    /// <summary>The wait.</summary>
    /// <param name="failures">Failures so far, this one included; at least 1.</param>
    /// <param name="retryAfter">What the server asked for: the least to wait.</param>
    public TimeSpan Delay(int failures, TimeSpan? retryAfter = null)
    {
        var bound = Math.Min(firstBound.Ticks * Math.Pow(2, Math.Max(0, failures - 1)), maxBound.Ticks);
        var delay = TimeSpan.FromTicks((long)(random() * bound));
        var least = Least(retryAfter);
        return delay > least ? delay : least;
    }

    /// <summary>What a server asked for, as far as it is honoured.</summary>
    public static TimeSpan Least(TimeSpan? retryAfter) => retryAfter > MaxRetryAfter ? MaxRetryAfter : retryAfter ?? TimeSpan.Zero;
}

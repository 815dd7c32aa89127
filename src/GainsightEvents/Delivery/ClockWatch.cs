using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// Notices when the system's clock was set. Waits and ages run on the monotonic clock and are not affected, but the events' dates are, and
/// who reads them later should find out why.
/// </summary>
internal sealed class ClockWatch(TimeProvider time, ILogger logger)
{
    /// <summary>How often to look. What a clock drifts in between is no jump.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LeastJump = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private TimeSpan _ahead;

    public void Look()
    {
        lock (_gate)
        {
            var ahead = time.GetUtcNow() - _startedAt - time.GetElapsedTime(_start);
            var jump = ahead - _ahead;
            _ahead = ahead;
            if (jump.Duration() >= LeastJump)
            {
                logger.ClockJumped(jump);
            }
        }
    }
}

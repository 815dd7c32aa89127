using System.Diagnostics;

namespace GainsightEvents.Tests;

/// <summary>
/// Measures a rate second by second, and judges those seconds alone in which a timer of ours is not held up by whatever else the machine does: what
/// a lane may make up for is less than that.
/// </summary>
internal static class QuietSeconds
{
    /// <summary>A timer that is later than this was held up.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    /// <summary>Measures.</summary>
    /// <param name="time">How long.</param>
    /// <param name="count">What counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many seconds were judged, and the rate in them; 0 where none was.</returns>
    public static async Task<(int Judged, double PerSecond)> MeasureAsync(TimeSpan time, Func<Task<long>> count, CancellationToken cancellationToken)
    {
        var (judged, ofJudged, last) = (0, 0L, await count());
        var watch = Stopwatch.StartNew();
        for (var second = 1; watch.Elapsed < time; second++)
        {
            var late = await WaitUntilAsync(TimeSpan.FromSeconds(second), watch, cancellationToken);
            var now = await count();
            (judged, ofJudged) = late < Held ? (judged + 1, ofJudged + now - last) : (judged, ofJudged);
            last = now;
        }

        return (judged, judged == 0 ? 0 : ofJudged / (double)judged);
    }

    /// <summary>Waits in short steps.</summary>
    /// <returns>By how much the latest of their timers was late.</returns>
    private static async Task<TimeSpan> WaitUntilAsync(TimeSpan until, Stopwatch watch, CancellationToken cancellationToken)
    {
        var latest = TimeSpan.Zero;
        while (watch.Elapsed < until)
        {
            var start = watch.Elapsed;
            await Task.Delay(Step, cancellationToken);
            latest = watch.Elapsed - start - Step > latest ? watch.Elapsed - start - Step : latest;
        }

        return latest;
    }
}

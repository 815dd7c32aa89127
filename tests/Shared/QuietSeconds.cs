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
    public static async Task<QuietRate> MeasureAsync(TimeSpan time, Func<Task<long>> count, CancellationToken cancellationToken)
    {
        var (judged, ofJudged, last, second) = (0, 0L, await count(), 0);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            second++;
            var late = await WaitUntilAsync(TimeSpan.FromSeconds(second), watch, cancellationToken);
            var now = await count();
            (judged, ofJudged) = late < Held ? (judged + 1, ofJudged + now - last) : (judged, ofJudged);
            last = now;
        }

        return new QuietRate(second, judged, judged == 0 ? 0 : ofJudged / (double)judged);
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

/// <summary>A rate, as far as the machine let it be seen.</summary>
/// <param name="Seconds">How many seconds were looked at.</param>
/// <param name="Judged">In how many of them no timer was held up.</param>
/// <param name="PerSecond">The rate in those; 0 where there was none.</param>
internal readonly record struct QuietRate(int Seconds, int Judged, double PerSecond)
{
    /// <summary>
    /// Whether what was seen says anything: a machine that holds up timers delays requests by more than the jitter that a quota allows for. A short run is judged where every
    /// second was quiet, a long one always.
    /// </summary>
    public bool IsShown => RunLength.IsLong || Judged == Seconds;

    /// <summary>The rate as part of what is permitted, in words that go before others; nothing where none was judged.</summary>
    public string Of(double permitted) =>
        Judged == 0 ? "" : $"{PerSecond / permitted:P1} of it in the {Judged} of {Seconds} s in which the machine held up no timer by {QuietSeconds.Held.TotalMilliseconds} ms; ";

    /// <summary>
    /// Fails where the rate was lower. A machine that is busy with other tests shows no rate: a short run judges only where every second was quiet, and a long one fails
    /// where more than half were not, for it has shown nothing.
    /// </summary>
    public void MustReach(double perSecond)
    {
        Assert.True(!RunLength.IsLong || 2 * Judged >= Seconds, $"Only {Judged} of {Seconds} seconds were quiet, which shows no rate: run it again with nothing beside it.");
        Assert.True(!IsShown || PerSecond >= perSecond, $"{PerSecond}/s of {perSecond}/s in {Judged} quiet seconds of {Seconds}");
    }
}

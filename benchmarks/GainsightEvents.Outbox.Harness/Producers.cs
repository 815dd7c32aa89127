using System.Diagnostics;

namespace GainsightEvents.Outbox.Harness;

/// <summary>Sixty-four who publish, each one event after the other.</summary>
internal static class Producers
{
    public const int Count = 64;

    /// <summary>Lets them publish so many together.</summary>
    /// <returns>Events a second.</returns>
    public static async Task<double> MeasureAsync(int events, Func<ValueTask> publish)
    {
        var left = events;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await publish();
            }
        })));
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

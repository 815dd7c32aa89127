namespace GainsightEvents.Tests;

/// <summary>What a piece of code allocates once it runs as it will run from then on.</summary>
/// <remarks>
/// Of twelve rounds the first two warm up, and of the others the three that allocate most are left out: what the runtime adds beside the code, such as
/// compiling anew, or the rest of an allocation block that a collection for another test gives up, shows in few. What the code allocates itself, be it
/// only every fourth round, shows in the sum of those that are left.
/// </remarks>
internal static class Allocation
{
    private const int WarmUp = 2;
    private const int Counted = 10;
    private const int LeftOut = 3;

    /// <summary>The bytes allocated in rounds that run <paramref name="action"/> so many times each.</summary>
    internal static long AtSteadyState(int times, Action action) =>
        Sum([.. Enumerable.Range(0, WarmUp + Counted).Select(_ => Of(times, action))]);

    /// <summary>The bytes that rounds answer they allocated.</summary>
    internal static async Task<long> AtSteadyStateAsync(Func<Task<long>> round)
    {
        var rounds = new List<long>();
        while (rounds.Count < WarmUp + Counted)
        {
            rounds.Add(await round());
        }

        return Sum(rounds);
    }

    /// <summary>The bytes that this thread allocates while <paramref name="action"/> runs so many times.</summary>
    internal static long Of(int times, Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Sum(List<long> rounds) => rounds.Skip(WarmUp).Order().Take(Counted - LeftOut).Sum();
}

namespace GainsightEvents.Tests;

/// <summary>What a piece of code allocates once it runs as it will run from then on.</summary>
/// <remarks>
/// What the code itself allocates shows in every round. What the runtime adds beside it, such as compiling anew, or the rest of an
/// allocation block that a collection for another test gives up, shows in few: the leanest of ten rounds is without it.
/// </remarks>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>The bytes allocated by the leanest of ten rounds that run <paramref name="action"/> so many times each.</summary>
    internal static long AtSteadyState(int times, Action action) => Enumerable.Range(0, Rounds).Min(_ => Of(times, action));

    /// <summary>The least that ten rounds answer they allocated.</summary>
    internal static async Task<long> AtSteadyStateAsync(Func<Task<long>> round)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            least = Math.Min(least, await round());
        }

        return least;
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
}

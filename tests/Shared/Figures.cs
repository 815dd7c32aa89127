namespace GainsightEvents.Tests;

/// <summary>What tests measured, for <c>docs/reliability.md</c>: <c>./test.sh long</c> names the file in <c>GAINSIGHT_FIGURES</c>.</summary>
internal static class Figures
{
    private static readonly object Gate = new();

    /// <summary>Tells a figure, and appends it to the file where there is one.</summary>
    /// <param name="name">What was measured: <c>Area: what</c>.</param>
    /// <param name="figure">What came of it.</param>
    public static void Report(string name, string figure)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {figure}");
        if (Environment.GetEnvironmentVariable("GAINSIGHT_FIGURES") is { Length: > 0 } path)
        {
            lock (Gate)
            {
                File.AppendAllText(path, $"{name}\t{figure}\n");
            }
        }
    }
}

namespace GainsightEvents.Tests;

/// <summary>How long tests run whose number of cases, kills or seconds is a matter of patience.</summary>
internal static class RunLength
{
    /// <summary>Whether they run at full length, as <c>./test.sh long</c> asks for by <c>GAINSIGHT_LONG=1</c>.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("GAINSIGHT_LONG") == "1";
}

namespace GainsightEvents.Tool.Usage;

/// <summary>An event that a solution declares, and where it is published.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="Names">What Gainsight calls it: <c>px:Report Exported</c>, <c>nxt:order_shipped</c>.</param>
/// <param name="Declared">Where it is declared.</param>
/// <param name="Calls">Where the application publishes it, in order.</param>
/// <param name="TestCalls">Where tests do.</param>
/// <param name="IsRetired">Whether <c>[Retired]</c> says that it ends, so that nobody misses its calls.</param>
internal sealed record EventUsage(string TypeName, IReadOnlyList<string> Names, SourcePlace Declared, IReadOnlyList<SourcePlace> Calls, IReadOnlyList<SourcePlace> TestCalls, bool IsRetired)
{
    public UsageState State => this switch
    {
        { Calls.Count: > 0 } => UsageState.Published,
        { IsRetired: true } => UsageState.Retired,
        { TestCalls.Count: > 0 } => UsageState.OnlyInTests,
        _ => UsageState.Never,
    };
}

/// <summary>Whether anything publishes an event.</summary>
internal enum UsageState
{
    /// <summary>Something of the application does.</summary>
    Published = 0,

    /// <summary>Nothing does, and nothing is to.</summary>
    Retired,

    /// <summary>Tests do, and nothing of the application.</summary>
    OnlyInTests,

    /// <summary>Nothing does.</summary>
    Never,
}

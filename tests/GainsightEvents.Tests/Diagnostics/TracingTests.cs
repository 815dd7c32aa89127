namespace GainsightEvents.Tests.Diagnostics;

/// <summary>
/// Tests that listen to activities. A listener is the process's: what is published anywhere is traced, and so allocates, which other tests hold
/// to be nothing. So these run alone.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class TracingTests
{
    public const string Name = "Tracing";
}

using System.Diagnostics;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>Waits for what other processes bring about.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var watch = Stopwatch.StartNew(); !await holds(); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < Patience, "It does not come about.");
        }
    }
}

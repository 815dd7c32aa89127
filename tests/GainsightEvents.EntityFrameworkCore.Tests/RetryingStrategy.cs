using Microsoft.EntityFrameworkCore.Storage;

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>Tries again at once, as Npgsql's strategy does; SQLite has none of its own.</summary>
internal sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies, int maxRetries) : ExecutionStrategy(dependencies, maxRetries, TimeSpan.FromSeconds(1))
{
    public override bool RetriesOnFailure => MaxRetryCount > 0 && base.RetriesOnFailure;

    protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;

    protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
}

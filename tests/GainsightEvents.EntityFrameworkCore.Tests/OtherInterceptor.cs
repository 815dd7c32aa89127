using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>An interceptor of the application's own.</summary>
internal sealed class OtherInterceptor(Action<DbContext>? saving = null, Action<DbContext>? saved = null) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        saving?.Invoke(eventData.Context!);
        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        saved?.Invoke(eventData.Context!);
        return new(result);
    }
}

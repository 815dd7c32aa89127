using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GainsightEvents.EntityFrameworkCore;

/// <summary>Tells the pending events of a context how its save goes on.</summary>
internal sealed class OutboxInterceptor(IEventPublisher publisher) : ISaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbContext, PendingEvents> _pending = [];

    public PendingEvents PendingOf(DbContext context)
    {
        if (Find(context) is { } known)
        {
            return known;
        }

        if (_pending.TryGetValue(context, out var before))
        {
            before.Forget();
        }

        var pending = new PendingEvents(context, publisher);
        _pending.AddOrUpdate(context, pending);
        return pending;
    }

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        // Another interceptor may have taken the save upon itself; then nothing is saved here.
        if (eventData.Context is { } context && !result.HasResult)
        {
            PendingOf(context).Begin();
        }

        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(SavingChanges(eventData, result));

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Wait(Find(eventData.Context)?.SucceededAsync(CancellationToken.None));
        return result;
    }

    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await (Find(eventData.Context)?.SucceededAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        return result;
    }

    public void SaveChangesFailed(DbContextErrorEventData eventData) => Find(eventData.Context)?.End();

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        SaveChangesFailed(eventData);
        return Task.CompletedTask;
    }

    public void SaveChangesCanceled(DbContextEventData eventData) => Find(eventData.Context)?.End();

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        SaveChangesCanceled(eventData);
        return Task.CompletedTask;
    }

    public InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            Find(eventData.Context)?.Command();
        }

        return result;
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Wait(Find(eventData.Context)?.CommittingAsync(transaction, eventData.TransactionId, CancellationToken.None));
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await (Find(eventData.Context)?.CommittingAsync(transaction, eventData.TransactionId, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Find(eventData.Context)?.Committed(eventData.TransactionId);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    public void CreatedSavepoint(DbTransaction transaction, TransactionEventData eventData) =>
        Wait(Find(eventData.Context)?.SavepointSetAsync(transaction, eventData.TransactionId, CancellationToken.None));

    public Task CreatedSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default) =>
        Find(eventData.Context)?.SavepointSetAsync(transaction, eventData.TransactionId, cancellationToken) ?? Task.CompletedTask;

    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Find(eventData.Context)?.RolledBackToSavepoint(eventData.TransactionId);

    public Task RolledBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        RolledBackToSavepoint(transaction, eventData);
        return Task.CompletedTask;
    }

    public void ReleasedSavepoint(DbTransaction transaction, TransactionEventData eventData) => Find(eventData.Context)?.SavepointReleased(eventData.TransactionId);

    public Task ReleasedSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        ReleasedSavepoint(transaction, eventData);
        return Task.CompletedTask;
    }

    private PendingEvents? Find(DbContext? context) =>
        context is not null && _pending.TryGetValue(context, out var pending) && pending.Lease == context.ContextId ? pending : null;

    // On SQLite it is done already. PostgreSQL is spoken to asynchronously, and nothing that continues needs this thread.
    private static void Wait(Task? step) => step?.GetAwaiter().GetResult();
}

using System.Data.Common;
using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GainsightEvents.EntityFrameworkCore;

/// <summary>
/// What a context publishes with its next save. The events are written into the transaction of the save while it is open, so the execution strategy that tries
/// a save again has them written again as well, and what was written before is rolled back with the entities.
/// </summary>
internal sealed class PendingEvents
{
    private const string Savepoint = "__GainsightEvents";

    private readonly DbContext _context;
    private readonly IEventPublisher _publisher;
    private readonly List<PendingEvent> _waiting = [];
    private SaveUnderWay? _save;
    private TentativeSave? _tentative;
    private bool _isAccepting = true;

    public PendingEvents(DbContext context, IEventPublisher publisher)
    {
        (_context, _publisher, Lease) = (context, publisher, context.ContextId);

        // Interceptors are not told whether the changes are accepted.
        context.SavingChanges += NoteAccepting;
    }

    /// <summary>Which use of a pooled context this is: the next one has nothing of it.</summary>
    public DbContextId Lease { get; }

    /// <summary>The context is in use anew, and this is of the use before.</summary>
    public void Forget() => _context.SavingChanges -= NoteAccepting;

    public void Add(PendingEvent pending)
    {
        if (_save is { } save)
        {
            // Other interceptors may publish while they are told of the save.
            RequireTransaction(save);
            pending.PublishedIn = save.Outer;
        }
        else
        {
            pending.PublishedIn = Current;
            Settle(pending.PublishedIn);
        }

        _waiting.Add(pending);
    }

    /// <summary>A save begins. One before it may have ended without a word, by an exception of another interceptor.</summary>
    public void Begin()
    {
        End();
        var current = Current;
        Settle(current);
        var save = new SaveUnderWay(current);
        if (_waiting.Count > 0)
        {
            RequireTransaction(save);
        }

        _save = save;
    }

    /// <summary>EF Core sends a command of the save.</summary>
    public void Command()
    {
        if (_save is { } save)
        {
            save.Commanded = Current;
        }
    }

    /// <summary>Writes the events of a save for which EF Core has begun the transaction, and nothing into any other.</summary>
    public Task CommittingAsync(DbTransaction transaction, Guid id, CancellationToken cancellationToken) =>
        IsToWriteIn(id) && _save!.Commanded == id ? WriteAsync(_save, transaction, id, cancellationToken) : Task.CompletedTask;

    public void Committed(Guid id)
    {
        Stored(id);
        if (_tentative?.Transaction == id)
        {
            _tentative = null;
        }

        // Published in it and not saved: as entities, with the next save.
        _waiting.FindAll(pending => pending.PublishedIn == id).ForEach(static pending => pending.PublishedIn = null);
    }

    /// <summary>EF Core has set its savepoint in the application's transaction: what is written now is undone with the entities if they cannot be saved.</summary>
    public Task SavepointSetAsync(DbTransaction transaction, Guid id, CancellationToken cancellationToken) =>
        IsToWriteIn(id) ? WriteInSavepointAsync(_save!, transaction, id, cancellationToken) : Task.CompletedTask;

    public void RolledBackToSavepoint(Guid id)
    {
        if (_save is { } save && save.WrittenIn == id)
        {
            save.WrittenIn = null;
        }
    }

    public void SavepointReleased(Guid id) => Stored(id);

    /// <summary>The save is done. Where EF Core had nothing to say to the database, or sets no savepoints, the events are written only now.</summary>
    public async Task SucceededAsync(CancellationToken cancellationToken)
    {
        if (_save is { IsStored: false } save && _waiting.Count > 0)
        {
            await WriteAloneAsync(save, cancellationToken).ConfigureAwait(false);
        }

        if (_save is { IsStored: true } && _tentative is { } tentative)
        {
            tentative.Entries.AddRange(_context.ChangeTracker.Entries().Where(TentativeSave.IsUnsaved));
        }

        End();
    }

    public void End()
    {
        if (_save?.Before is { } before)
        {
            _context.Database.AutoTransactionBehavior = before;
        }

        _save = null;
    }

    private void NoteAccepting(object? sender, SavingChangesEventArgs arguments) => _isAccepting = arguments.AcceptAllChangesOnSuccess;

    private Guid? Current => _context.Database.CurrentTransaction?.TransactionId;

    private bool IsToWriteIn(Guid id) => _waiting.Count > 0 && _save is { IsStored: false } save && save.WrittenIn != id;

    /// <summary>Puts in order what became of transactions that are over.</summary>
    private void Settle(Guid? current)
    {
        if (_tentative is { } tentative && tentative.Transaction != current)
        {
            _tentative = null;
            if (tentative.IsToBeRepeated)
            {
                _waiting.InsertRange(0, tentative.Events);
            }
        }

        _waiting.RemoveAll(pending => pending.PublishedIn is { } transaction && transaction != current);
    }

    private void RequireTransaction(SaveUnderWay save)
    {
        if (_context.Database.CurrentTransaction is null && (Transaction.Current ?? _context.Database.GetEnlistedTransaction()) is not null)
        {
            throw new InvalidOperationException(
                $"{_context.GetType()} cannot publish events in a TransactionScope: they are stored in a transaction of the database's own. "
                + "Begin one by db.Database.BeginTransaction() instead of the scope, or save outside of it, in a scope with TransactionScopeOption.Suppress. Nothing was saved.");
        }

        save.Before ??= _context.Database.AutoTransactionBehavior;
        _context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    private async Task WriteAsync(SaveUnderWay save, DbTransaction transaction, Guid id, CancellationToken cancellationToken)
    {
        // Hooks may publish meanwhile: that is for the next save.
        var count = _waiting.Count;
        for (var i = 0; i < count; i++)
        {
            var receipt = await _waiting[i].PublishAsync(_publisher, transaction, cancellationToken).ConfigureAwait(false);
            RequireTaken(_waiting[i], receipt.Status);
        }

        (save.WrittenIn, save.Written) = (id, count);
    }

    /// <summary>All or none: the application may go on with its transaction when one is refused.</summary>
    private async Task WriteInSavepointAsync(SaveUnderWay save, DbTransaction transaction, Guid id, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(save, transaction, id, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TryRollBackAsync(transaction).ConfigureAwait(false);
            throw;
        }

        await transaction.ReleaseAsync(Savepoint, cancellationToken).ConfigureAwait(false);
    }

    private static async Task TryRollBackAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or IOException)
        {
            // The transaction is lost, and why is told already.
        }
    }

    private async Task WriteAloneAsync(SaveUnderWay save, CancellationToken cancellationToken)
    {
        if (_context.Database.CurrentTransaction is { } current)
        {
            await WriteInSavepointAsync(save, current.GetDbTransaction(), current.TransactionId, cancellationToken).ConfigureAwait(false);
            Stored(current.TransactionId);
            return;
        }

        await _context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                var own = await _context.Database.BeginTransactionAsync(token).ConfigureAwait(false);
                await using (own.ConfigureAwait(false))
                {
                    await WriteAsync(save, own.GetDbTransaction(), own.TransactionId, token).ConfigureAwait(false);
                    await own.CommitAsync(token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private void Stored(Guid id)
    {
        if (_save is not { IsStored: false } save || save.WrittenIn != id)
        {
            return;
        }

        if (save.Outer is { } outer && !_isAccepting)
        {
            _tentative ??= new TentativeSave(outer);
            _tentative.Events.AddRange(_waiting.GetRange(0, save.Written));
        }

        _waiting.RemoveRange(0, save.Written);
        save.IsStored = true;
    }

    private static void RequireTaken(PendingEvent pending, PublishStatus status)
    {
        switch (status)
        {
            // What the settings or a hook keep from being sent is kept so on purpose; a hook that failed has been logged.
            case PublishStatus.Accepted or PublishStatus.DeadLettered or PublishStatus.Off or PublishStatus.Invalid or PublishStatus.Dropped or PublishStatus.HookFailed:
                return;
            case PublishStatus.TooLarge:
                throw new OutboxFullException(
                    $"Event {pending.Descriptor} was not accepted, and nothing was saved: it is larger than the outbox may ever hold (Gainsight:Outbox:MaxBytes). Send less, or raise the setting.");
            case PublishStatus.OutboxFull:
                throw new OutboxFullException(
                    $"Event {pending.Descriptor} was not accepted, and nothing was saved: the outbox is full (Gainsight:Outbox:MaxEvents, Gainsight:Outbox:MaxBytes; dead letters count). "
                    + "Save again when events have been delivered, or raise the setting.");
            default:
                throw new InvalidOperationException($"Event {pending.Descriptor} was not accepted, and nothing was saved: the outbox answered {status}.");
        }
    }
}

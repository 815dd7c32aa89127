using System.Data.Common;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

internal sealed partial class PostgreSqlOutbox
{
    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        var batch = new AppendBatch(entries.ToArray(), bodies.ToArray());
        var status = _line.TryTake(batch);
        if (status == AppendStatus.Committed)
        {
            _appender.Take(batch);
        }

        return status;
    }

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new(Task.FromCanceled<AppendResult>(cancellationToken))
            : AppendAsync(new AppendBatch(entries.ToArray(), bodies.ToArray()), overflow, cancellationToken);

    public ValueTask<AppendStatus> AppendAsync(
        DbTransaction transaction, ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken)
    {
        var callers = transaction as NpgsqlTransaction
            ?? throw new ArgumentException($"The outbox is in PostgreSQL, and the transaction is a {transaction.GetType()}; pass one of an NpgsqlConnection to the outbox's own database.", nameof(transaction));
        return AppendAsync(callers, new AppendBatch(entries.ToArray(), bodies.ToArray()), cancellationToken);
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken) => _line.ReadEndedAsync(cancellationToken);

    private async ValueTask<AppendResult> AppendAsync(AppendBatch batch, OverflowPolicy overflow, CancellationToken cancellationToken)
    {
        var waiter = overflow.WaitTimeout > TimeSpan.Zero ? new RoomWaiter(batch) : null;
        var start = _time.GetTimestamp();
        AppendResult result;
        try
        {
            result = await _appender.AppendAsync(batch, overflow, waiter).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            _database.Log.NotReached(exception);
            if (waiter is not null)
            {
                _line.GiveUp(waiter);
            }

            return new AppendResult(AppendStatus.Unavailable);
        }

        _database.Log.Reached();
        return result.Status == AppendStatus.Full && waiter is not null
            ? await _line.WaitAsync(waiter, start, overflow.WaitTimeout, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private async ValueTask<AppendStatus> AppendAsync(NpgsqlTransaction transaction, AppendBatch batch, CancellationToken cancellationToken)
    {
        // By a connection of its own, before anything is said in the caller's transaction.
        var lanes = await Appender.LanesOfAsync(_database, [batch], cancellationToken).ConfigureAwait(false);
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended: publish before it is committed or rolled back.");
        if (connection.Database != _database.Name)
        {
            throw new ArgumentException(
                $"The outbox is in database '{_database.Name}', and the transaction is in '{connection.Database}': what is published in it would not be in the outbox. Pass a transaction of the outbox's own database.",
                nameof(transaction));
        }

        var statements = new StatementBatch(connection);
        statements.Add(Sql.Uses);
        var status = _line.Admit(await statements.ReadAsync(Appender.UseOf, cancellationToken).ConfigureAwait(false), batch);
        if (status == AppendStatus.Committed)
        {
            // Nobody is notified: NOTIFY makes the commits of those who use it wait for each other, and this commit is the caller's.
            Insertion.Add(statements, _database, [batch], lanes);
            await statements.RunAllAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_appender.IsOld)
        {
            _ = RefreshAsync();
        }

        return status;
    }
}

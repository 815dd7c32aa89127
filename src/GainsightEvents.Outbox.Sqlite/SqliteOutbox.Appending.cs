using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        var batch = new AppendBatch(entries.ToArray(), bodies.ToArray());
        var status = _line.TryTake(batch);
        if (status == AppendStatus.Committed)
        {
            _ = CommitTakenAsync(batch);
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
        var callers = transaction as SqliteTransaction
            ?? throw new ArgumentException($"The outbox is on SQLite, and the transaction is a {transaction.GetType()}; pass one of a SqliteConnection to the outbox's own file.", nameof(transaction));

        using var session = new SqliteSession(callers.Connection ?? throw new InvalidOperationException("The transaction has ended."), isCallers: true);
        RequireOwn(callers, session);
        var unit = new UnitOfWork(session, LaneTable.Load(session), _clock());
        var status = Append(unit, new AppendBatch(entries.ToArray(), bodies.ToArray()), waiter: null);
        unit.Lanes.Save();
        return new(status);
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken) => _line.ReadEndedAsync(cancellationToken);

    /// <summary>Another file may well have an outbox too, and nobody would look there for what was accepted here.</summary>
    private void RequireOwn(SqliteTransaction transaction, SqliteSession session)
    {
        var file = session.FileName;
        if (_fileName is null && session.Long("SELECT COUNT(*) FROM sqlite_master WHERE name = 'lane'") == 0)
        {
            // To make them now would wait for this very transaction.
            throw new InvalidOperationException(
                $"The outbox has no tables in {(file.Length == 0 ? "a database in memory" : file)}, where the transaction is. The host makes them when it starts: publish in a transaction after that, in the outbox's own file.");
        }

        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (_fileName is { } own && !string.Equals(own, file, comparison))
        {
            throw new ArgumentException(
                $"The outbox is in {own}, and the transaction is in {(file.Length == 0 ? "a database in memory" : file)}: what is published in it would not be in the outbox. "
                + "Pass a transaction of a SqliteConnection to the outbox's own file.",
                nameof(transaction));
        }
    }

    private async ValueTask<AppendResult> AppendAsync(AppendBatch batch, OverflowPolicy overflow, CancellationToken cancellationToken)
    {
        var waiter = overflow.WaitTimeout > TimeSpan.Zero ? new RoomWaiter(batch) : null;
        var start = _time.GetTimestamp();
        AppendResult result;
        try
        {
            result = await Writer.RunAsync(unit => Append(unit, batch, overflow, waiter)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            if (waiter is not null)
            {
                _line.GiveUp(waiter);
            }

            return new AppendResult(AppendStatus.Unavailable);
        }

        return result.Status == AppendStatus.Full && waiter is not null
            ? await _line.WaitAsync(waiter, start, overflow.WaitTimeout, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private AppendResult Append(UnitOfWork unit, AppendBatch batch, OverflowPolicy overflow, RoomWaiter? waiter)
    {
        var status = Append(unit, batch, waiter);
        var dropped = status == AppendStatus.Full && overflow.DropsOldest ? DropFor(unit, batch) : null;
        return new AppendResult(dropped is null ? status : Append(unit, batch, waiter), dropped);
    }

    private AppendStatus Append(UnitOfWork unit, AppendBatch batch, RoomWaiter? waiter)
    {
        var status = _line.Admit(unit.Lanes.Uses(), batch, waiter);
        if (status == AppendStatus.Committed)
        {
            unit.Insert(batch.Entries, batch.Bodies);
        }

        return status;
    }

    private async Task RefreshAsync()
    {
        try
        {
            await Writer.RunAsync(static _ => true).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            // The next look may find it available.
        }
    }

    private async Task CommitTakenAsync(AppendBatch batch)
    {
        try
        {
            await Writer.RunAsync(unit =>
            {
                unit.Insert(batch.Entries, batch.Bodies);
                return batch.IsWritten = true;
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _line.Lose(batch, exception.Message);
        }
    }

    /// <summary>At the end of a transaction: serves those that wait, each lane's in order, and notes what room there is once it has committed.</summary>
    private Action ServeAndMeasure(UnitOfWork unit)
    {
        foreach (var batch in _line.Serve(unit.Lanes.Uses()))
        {
            unit.Insert(batch.Entries, batch.Bodies);
        }

        return () => Committed(unit);
    }

    private void Committed(UnitOfWork unit)
    {
        if (unit.Lanes.HasChanged)
        {
            Mark(unit.Lanes);
        }

        _file.Log.Lost(unit.Lost);
        _line.Committed(unit.Lanes.Uses());
        _line.Tell(unit.Aged);
    }

    private void Mark(LaneTable lanes)
    {
        try
        {
            _opened!.Mark.Write(lanes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The events are committed all the same.
            _file.Log.MarkFailed(exception);
        }
    }
}

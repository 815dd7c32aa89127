using System.Diagnostics;
using GainsightEvents.Tool.Commands;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.Tool.Sending;

/// <summary>Reads an input's lines from where the journal stands, and accepts the valid ones, some in each transaction.</summary>
internal sealed class BulkSender(IEventPublisher publisher, SendJournal journal, LineMapping mapping)
{
    // The delivery waits while a transaction is open.
    private const int MostLines = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    // SQLite serves who asks again, and not who has waited longest: without a pause the delivery would rarely get the file.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads to the end.</summary>
    public async Task RunAsync(IAsyncEnumerable<InputLine> lines, CancellationToken cancellationToken)
    {
        if (journal.IsComplete)
        {
            return;
        }

        var batch = new Batch(journal);
        try
        {
            long seen = 0;
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                if (++seen <= journal.Read)
                {
                    continue;
                }

                while (!await TryTakeAsync(batch, line))
                {
                    // What fits is kept; the rest has to wait until some are delivered.
                    batch.Commit(isComplete: false);
                    await Task.Delay(WaitForRoom, cancellationToken);
                }

                if (batch.IsFull)
                {
                    batch.Commit(isComplete: false);
                    await Task.Delay(Pause, cancellationToken);
                }
            }

            batch.Commit(isComplete: true);
        }
        finally
        {
            batch.Dispose();
        }
    }

    /// <returns>Whether the line is dealt with; it is not where the outbox is full.</returns>
    private async Task<bool> TryTakeAsync(Batch batch, InputLine line)
    {
        if (mapping.Read(line, out var reasons) is not { } planned)
        {
            batch.Reject(line, reasons);
            return true;
        }

        try
        {
            var receipt = await publisher.PublishAsync(planned, batch.Transaction);
            switch (receipt.Status)
            {
                case PublishStatus.Accepted:
                    batch.Accept();
                    return true;
                case PublishStatus.OutboxFull:
                    return false;
                case PublishStatus.TooLarge:
                    batch.Reject(line, ["The event is larger than the outbox may ever hold (Gainsight:Outbox:MaxBytes)."]);
                    return true;
                default:
                    throw new ToolException($"The journal took no event: {receipt.Status}. What was read before is kept; run the same command again.", ExitCodes.Unavailable);
            }
        }
        catch (InvalidEventException exception)
        {
            batch.Reject(line, [.. exception.Violations.Select(static violation => violation.ToString())]);
            return true;
        }
    }

    /// <summary>The lines of one transaction.</summary>
    private sealed class Batch(SendJournal journal) : IDisposable
    {
        private SqliteTransaction? _transaction;
        private long _begunAt;
        private long _read;
        private long _accepted;

        public SqliteTransaction Transaction
        {
            get
            {
                if (_transaction is null)
                {
                    (_transaction, _begunAt) = (journal.Begin(), Stopwatch.GetTimestamp());
                }

                return _transaction;
            }
        }

        public bool IsFull => _read >= MostLines || (_transaction is not null && Stopwatch.GetElapsedTime(_begunAt) > Longest);

        public void Accept() => (_read, _accepted) = (_read + 1, _accepted + 1);

        public void Reject(InputLine line, IReadOnlyList<string> reasons)
        {
            journal.Reject(Transaction, line, reasons);
            _read++;
        }

        public void Commit(bool isComplete)
        {
            if (_transaction is not null || isComplete)
            {
                journal.Commit(Transaction, journal.Read + _read, journal.Accepted + _accepted, isComplete);
                Dispose();
            }
        }

        public void Dispose()
        {
            _transaction?.Dispose();
            (_transaction, _read, _accepted) = (null, 0, 0);
        }
    }
}

using GainsightEvents.Delivery;
using GainsightEvents.Outbox;

namespace GainsightEvents.Publishing;

/// <summary>Waits until an outbox has nothing queued, by looking at its ledger whenever it may have changed.</summary>
internal sealed class QueueDrain(IOutbox outbox, Dispatcher dispatcher, TimeProvider timeProvider)
{
    // As long as timers count; a longer deadline is none.
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(40);

    public async ValueTask<FlushResult> WaitAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (deadline < TimeSpan.Zero && deadline != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(deadline), deadline, "The deadline of a flush must not be negative.");
        }

        using var timeout = timeProvider.CreateCancellationTokenSource(deadline > LongestDeadline ? Timeout.InfiniteTimeSpan : deadline);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var start = (await outbox.ReadAsync(cancellationToken).ConfigureAwait(false)).Total;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Taken before the ledger is read, so that what is settled in between is not missed.
            var progress = outbox.WaitForProgressAsync(either.Token).AsTask();
            var now = (await outbox.ReadAsync(cancellationToken).ConfigureAwait(false)).Total;
            if (now.Queued == 0 || timeout.IsCancellationRequested)
            {
                return ResultOf(start, now);
            }

            try
            {
                await progress.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The deadline: the ledger is read once more, and what remains is told.
            }
            catch (OperationCanceledException)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }
    }

    private FlushResult ResultOf(LedgerCounts start, LedgerCounts now)
    {
        var failed = FailedOf(now) - FailedOf(start);
        return new FlushResult
        {
            Delivered = now.Delivered - start.Delivered,
            Failed = failed,
            Remaining = now.Queued,
            Stored = outbox.IsDurable ? now.Queued : 0,
            Reason = (failed > 0 || now.Queued > 0) && dispatcher.LastReason is { Length: > 0 } reason ? reason : null,
        };
    }

    private static long FailedOf(LedgerCounts counts) => counts.DeadLettered + counts.Expired + counts.Discarded + counts.Purged;
}

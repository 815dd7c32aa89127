using GainsightEvents.Delivery;
using GainsightEvents.Outbox;

namespace GainsightEvents.Publishing;

/// <summary>Waits until an outbox has nothing queued, by looking at its ledger whenever entries have been settled.</summary>
internal sealed class QueueDrain(IOutbox outbox, Dispatcher dispatcher, TimeProvider timeProvider)
{
    public async ValueTask<FlushResult> WaitAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var timeout = timeProvider.CreateCancellationTokenSource(deadline);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var start = (await outbox.ReadLedgerAsync(cancellationToken).ConfigureAwait(false)).Total;
        while (true)
        {
            // Taken before the ledger is read, so that what is settled in between is not missed.
            var progress = dispatcher.NextProgress;
            var now = (await outbox.ReadLedgerAsync(cancellationToken).ConfigureAwait(false)).Total;
            if (now.Queued == 0 || timeout.IsCancellationRequested)
            {
                return new FlushResult(now.Delivered - start.Delivered, FailedOf(now) - FailedOf(start), now.Queued);
            }

            try
            {
                await progress.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The deadline: the ledger is read once more, and what remains is told.
            }
        }
    }

    private static long FailedOf(LedgerCounts counts) => counts.Dead + counts.Expired + counts.Discarded + counts.Purged;
}

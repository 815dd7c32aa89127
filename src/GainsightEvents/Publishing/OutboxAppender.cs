using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Publishing;

/// <summary>Appends prepared events, waits for room where the settings say so, and tells what came of it.</summary>
internal sealed class OutboxAppender(
    IOutbox outbox, LiveSettings liveSettings, DeliveryObservers observers, PublishMetrics metrics, TimeProvider timeProvider)
{
    public ValueTask<PublishReceipt> AppendAsync(PreparedEvent prepared, PublishScratch scratch, CancellationToken cancellationToken)
    {
        var entries = scratch.Entries.AsSpan(0, prepared.EntryCount);
        var bodies = scratch.Bytes.AsSpan(0, prepared.ByteCount);
        var append = outbox.AppendAsync(entries, bodies, cancellationToken);
        if (!append.IsCompletedSuccessfully)
        {
            return FinishAsync(prepared, append, entries.ToArray(), bodies.ToArray(), cancellationToken);
        }

        // Nearly every event ends here, and without an allocation.
        var status = append.Result;
        return status == AppendStatus.Committed && prepared.Violations is null
            ? new ValueTask<PublishReceipt>(new PublishReceipt(prepared.EventId, PublishStatus.Accepted))
            : FinishAsync(prepared, new ValueTask<AppendStatus>(status), entries.ToArray(), bodies.ToArray(), cancellationToken);
    }

    /// <summary>Appends without waiting for room; waits for the commit.</summary>
    public bool TryAppend(PreparedEvent prepared, PublishScratch scratch)
    {
        var entries = scratch.Entries.AsSpan(0, prepared.EntryCount);
        var bodies = scratch.Bytes.AsSpan(0, prepared.ByteCount);
        var append = outbox.AppendAsync(entries, bodies, CancellationToken.None);
        var status = append.IsCompletedSuccessfully ? append.Result : append.AsTask().GetAwaiter().GetResult();
        return Conclude(prepared, status, entries, bodies).Accepted;
    }

    private async ValueTask<PublishReceipt> FinishAsync(
        PreparedEvent prepared, ValueTask<AppendStatus> append, NewEntry[] entries, byte[] bodies, CancellationToken cancellationToken)
    {
        var settings = liveSettings.Current.Outbox;
        var status = await append.ConfigureAwait(false);
        if (status == AppendStatus.Full && settings.Overflow != OutboxOverflow.Reject)
        {
            status = await WaitForRoomAsync(settings.WaitTimeout, entries, bodies, cancellationToken).ConfigureAwait(false);
        }

        var receipt = Conclude(prepared, status, entries, bodies);
        return status == AppendStatus.Full && settings.Overflow == OutboxOverflow.Throw
            ? throw new OutboxFullException(
                $"Event {prepared.Descriptor} was not accepted: the outbox stayed full for {settings.WaitTimeout} (Gainsight:Outbox:WaitTimeout). "
                + $"It may hold {settings.MaxEvents} entries (Gainsight:Outbox:MaxEvents) and {settings.MaxBytes} bytes (Gainsight:Outbox:MaxBytes), dead letters included.")
            : receipt;
    }

    private async ValueTask<AppendStatus> WaitForRoomAsync(
        TimeSpan waitTimeout, NewEntry[] entries, byte[] bodies, CancellationToken cancellationToken)
    {
        using var timeout = timeProvider.CreateCancellationTokenSource(waitTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            while (true)
            {
                // Taken before the try, so that room made in between is not missed.
                var room = outbox.WaitForRoomAsync(either.Token);
                var status = await outbox.AppendAsync(entries, bodies, cancellationToken).ConfigureAwait(false);
                if (status != AppendStatus.Full)
                {
                    return status;
                }

                await room.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return AppendStatus.Full;
        }
    }

    private PublishReceipt Conclude(PreparedEvent prepared, AppendStatus status, ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        var receipt = new PublishReceipt(prepared.EventId, status switch
        {
            AppendStatus.Full => PublishStatus.OutboxFull,
            AppendStatus.Closed => PublishStatus.Stopped,
            _ when prepared.Violations is not null => PublishStatus.DeadLettered,
            _ => PublishStatus.Accepted,
        });

        if (!receipt.Accepted)
        {
            metrics.CountRefused(prepared.Descriptor, receipt.Status);
        }
        else if (receipt.Status == PublishStatus.DeadLettered && observers.Any)
        {
            foreach (var entry in entries)
            {
                var body = bodies.Slice(entry.BodyStart, entry.BodyLength).ToArray();
                observers.Tell(new FinalEntry(
                    entry.EventId, entry.Lane, entry.Header.EventName, body, DeliveryOutcome.Dead, entry.DeadReason));
            }
        }

        return receipt;
    }
}

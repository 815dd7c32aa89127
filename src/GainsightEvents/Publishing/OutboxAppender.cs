using GainsightEvents.Outbox;

namespace GainsightEvents;

/// <summary>Appends prepared events, and waits for room where the settings say so.</summary>
internal sealed class OutboxAppender(IOutbox outbox, EventRoutes routes, PublishMetrics metrics, TimeProvider timeProvider)
{
    public ValueTask<PublishReceipt> AppendAsync(PreparedEvent prepared, PublishScratch scratch, CancellationToken cancellationToken)
    {
        var entries = scratch.Entries.AsSpan(0, prepared.EntryCount);
        var bodies = scratch.Bytes.AsSpan(0, prepared.ByteCount);
        var append = outbox.AppendAsync(entries, bodies, cancellationToken);
        if (!append.IsCompletedSuccessfully)
        {
            return AwaitCommitAsync(prepared, append);
        }

        if (append.Result == AppendStatus.Committed)
        {
            return new ValueTask<PublishReceipt>(prepared.AcceptedReceipt);
        }

        return routes.Options.Outbox.Overflow == OutboxOverflow.Reject
            ? new ValueTask<PublishReceipt>(Full(prepared))
            : WaitForRoomAsync(prepared, entries.ToArray(), bodies.ToArray(), cancellationToken);
    }

    /// <summary>Appends without waiting for room; waits for the commit.</summary>
    public bool TryAppend(PreparedEvent prepared, PublishScratch scratch)
    {
        var append = outbox.AppendAsync(
            scratch.Entries.AsSpan(0, prepared.EntryCount), scratch.Bytes.AsSpan(0, prepared.ByteCount), CancellationToken.None);
        var status = append.IsCompletedSuccessfully ? append.Result : append.AsTask().GetAwaiter().GetResult();
        if (status != AppendStatus.Committed)
        {
            Full(prepared);
        }

        return status == AppendStatus.Committed;
    }

    private async ValueTask<PublishReceipt> AwaitCommitAsync(PreparedEvent prepared, ValueTask<AppendStatus> append) =>
        await append.ConfigureAwait(false) == AppendStatus.Committed ? prepared.AcceptedReceipt : Full(prepared);

    private async ValueTask<PublishReceipt> WaitForRoomAsync(
        PreparedEvent prepared, NewEntry[] entries, byte[] bodies, CancellationToken cancellationToken)
    {
        var settings = routes.Options.Outbox;
        using var timeout = timeProvider.CreateCancellationTokenSource(settings.WaitTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            while (true)
            {
                var room = outbox.WaitForRoomAsync(either.Token);
                if (await outbox.AppendAsync(entries, bodies, cancellationToken).ConfigureAwait(false) == AppendStatus.Committed)
                {
                    return prepared.AcceptedReceipt;
                }

                await room.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var receipt = Full(prepared);
            return settings.Overflow == OutboxOverflow.Throw
                ? throw new OutboxFullException(
                    $"Event {prepared.Descriptor} was not accepted: the outbox stayed full for {settings.WaitTimeout} (Gainsight:Outbox:WaitTimeout). "
                    + $"It may hold {settings.MaxEvents} entries (Gainsight:Outbox:MaxEvents) and {settings.MaxBytes} bytes (Gainsight:Outbox:MaxBytes), dead letters included.")
                : receipt;
        }
    }

    private PublishReceipt Full(PreparedEvent prepared)
    {
        metrics.CountRefused(prepared.Descriptor, PublishStatus.OutboxFull);
        return new PublishReceipt(prepared.EventId, PublishStatus.OutboxFull);
    }
}

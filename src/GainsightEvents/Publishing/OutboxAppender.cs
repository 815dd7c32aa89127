using System.Data.Common;
using GainsightEvents.Delivery;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Publishing;

/// <summary>Appends prepared events under the overflow policy, and tells what came of it.</summary>
internal sealed class OutboxAppender(IOutbox outbox, DeliveryObservers observers, PublishMetrics metrics, SettingsRoot root)
{
    public ValueTask<PublishReceipt> AppendAsync(
        OutboxSettings settings, PreparedEvent prepared, PublishScratch scratch, CancellationToken cancellationToken)
    {
        var entries = scratch.Entries.AsSpan(0, prepared.EntryCount);
        var bodies = scratch.Bytes.AsSpan(0, prepared.ByteCount);
        var append = outbox.AppendAsync(entries, bodies, PolicyOf(settings), cancellationToken);

        if (!append.IsCompletedSuccessfully)
        {
            return FinishAsync(settings, prepared, append, ReportsOf(prepared, entries, bodies));
        }

        // Nearly every event ends here, and without an allocation.
        var result = append.Result;
        return result is { Status: AppendStatus.Committed, Dropped: null } && prepared.Violations is null
            ? new ValueTask<PublishReceipt>(new PublishReceipt(prepared.EventId, PublishStatus.Accepted))
            : FinishAsync(settings, prepared, new ValueTask<AppendResult>(result), ReportsOf(prepared, entries, bodies));
    }

    /// <summary>Appends in the caller's transaction. Whether the event becomes a dead letter is known to the caller alone, so observers are not told.</summary>
    public ValueTask<PublishReceipt> AppendAsync(
        DbTransaction transaction, OutboxSettings settings, PreparedEvent prepared, PublishScratch scratch, CancellationToken cancellationToken)
    {
        if (outbox is not ITransactionalOutbox transactional)
        {
            throw new InvalidOperationException(
                $"Event {prepared.Descriptor} cannot be part of a transaction: the outbox is in memory. Keep events in the database of the transaction, by UsePostgreSqlOutbox or UseSqliteOutbox.");
        }

        var entries = scratch.Entries.AsSpan(0, prepared.EntryCount);
        var append = transactional.AppendAsync(transaction, entries, scratch.Bytes.AsSpan(0, prepared.ByteCount), cancellationToken);
        return FinishAsync(append);

        async ValueTask<PublishReceipt> FinishAsync(ValueTask<AppendStatus> pending) =>
            ThrowWhereAsked(settings, prepared, Finish(prepared, await pending.ConfigureAwait(false), []));
    }

    /// <summary>Appends without waiting for room or for the commit.</summary>
    public PublishReceipt TryAppend(PreparedEvent prepared, PublishScratch scratch)
    {
        var entries = scratch.Entries.AsSpan(0, prepared.EntryCount);
        var bodies = scratch.Bytes.AsSpan(0, prepared.ByteCount);
        return Finish(prepared, outbox.TryAppend(entries, bodies), ReportsOf(prepared, entries, bodies));
    }

    private static OverflowPolicy PolicyOf(OutboxSettings settings) => settings.Overflow switch
    {
        OutboxOverflow.Reject => OverflowPolicy.Reject,
        OutboxOverflow.DropOldest => OverflowPolicy.DropOldest,
        _ => new OverflowPolicy(settings.WaitTimeout),
    };

    private async ValueTask<PublishReceipt> FinishAsync(
        OutboxSettings settings, PreparedEvent prepared, ValueTask<AppendResult> append, DeliveryReport[] reports)
    {
        var result = await append.ConfigureAwait(false);
        observers.Report(result.Dropped);
        return ThrowWhereAsked(settings, prepared, Finish(prepared, result.Status, reports));
    }

    private PublishReceipt ThrowWhereAsked(OutboxSettings settings, PreparedEvent prepared, PublishReceipt receipt) =>
        receipt.Status is PublishStatus.OutboxFull or PublishStatus.TooLarge or PublishStatus.OutboxUnavailable && settings.Overflow == OutboxOverflow.Throw
            ? throw new OutboxFullException(Describe(settings, prepared, receipt.Status))
            : receipt;

    private PublishReceipt Finish(PreparedEvent prepared, AppendStatus status, DeliveryReport[] reports)
    {
        var receipt = new PublishReceipt(prepared.EventId, status switch
        {
            AppendStatus.Full => PublishStatus.OutboxFull,
            AppendStatus.TooLarge => PublishStatus.TooLarge,
            AppendStatus.Closed => PublishStatus.Stopped,
            AppendStatus.Unavailable => PublishStatus.OutboxUnavailable,
            _ when prepared.Violations is not null => PublishStatus.DeadLettered,
            _ => PublishStatus.Accepted,
        });

        if (receipt.Status == PublishStatus.DeadLettered)
        {
            metrics.CountInvalid(prepared.Descriptor, prepared.Violations!);
            observers.Report(reports);
        }
        else if (!receipt.Accepted)
        {
            metrics.CountNotAccepted(prepared.Descriptor, receipt.Status);
        }

        return receipt;
    }

    /// <summary>What observers are told of an invalid event, should it become a dead letter.</summary>
    private DeliveryReport[] ReportsOf(PreparedEvent prepared, ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies)
    {
        if (prepared.Violations is null || !observers.Any)
        {
            return [];
        }

        var reports = new DeliveryReport[entries.Length];
        for (var i = 0; i < reports.Length; i++)
        {
            reports[i] = new DeliveryReport
            {
                EventId = entries[i].EventId,
                Lane = entries[i].Lane,
                EventName = entries[i].Header.EventName,
                Body = bodies.Slice(entries[i].BodyStart, entries[i].BodyLength).ToArray(),
                Outcome = DeliveryOutcome.DeadLettered,
                Reason = entries[i].DeadReason,
            };
        }

        return reports;
    }

    private string Describe(OutboxSettings settings, PreparedEvent prepared, PublishStatus status) => status switch
    {
        PublishStatus.TooLarge =>
            $"Event {prepared.Descriptor} was not accepted: its body has {prepared.ByteCount} bytes, and the outbox may hold {settings.MaxBytes} in all "
            + $"({root.Path}:Outbox:MaxBytes). Send less, or raise the setting.",
        PublishStatus.OutboxUnavailable => $"Event {prepared.Descriptor} was not accepted: the outbox's store cannot be reached or written.",
        _ =>
            $"Event {prepared.Descriptor} was not accepted: the outbox stayed full for {settings.WaitTimeout} ({root.Path}:Outbox:WaitTimeout). "
            + $"It may hold {settings.MaxEvents} entries ({root.Path}:Outbox:MaxEvents) and {settings.MaxBytes} bytes ({root.Path}:Outbox:MaxBytes), dead letters included.",
    };
}

/// <summary>An event whose entries and bodies lie in a scratch, ready to be appended.</summary>
internal readonly record struct PreparedEvent(
    EventDescriptor Descriptor,
    Guid EventId,
    int EntryCount,
    int ByteCount,
    IReadOnlyList<EventViolation>? Violations);

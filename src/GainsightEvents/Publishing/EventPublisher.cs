using System.Data.Common;
using System.Diagnostics;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Serialization;
using GainsightEvents.Settings;

namespace GainsightEvents.Publishing;

/// <summary>Checks an event, writes its bodies and hands them to the outbox, in the caller's thread.</summary>
internal sealed class EventPublisher(
    EventRoutes routes,
    LiveSettings liveSettings,
    GuardedContext context,
    PublishHooks hooks,
    OutboxAppender appender,
    QueueDrain drain,
    PublishMetrics metrics,
    TimeProvider timeProvider) : IEventPublisher
{
    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent => BeginAsync(gainsightEvent, null, cancellationToken);

    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent =>
        BeginAsync(gainsightEvent, transaction ?? throw new ArgumentNullException(nameof(transaction)), cancellationToken);

    private ValueTask<PublishReceipt> BeginAsync<TEvent>(TEvent gainsightEvent, DbTransaction? transaction, CancellationToken cancellationToken)
        where TEvent : IGainsightEvent
    {
        var descriptor = DescriptorOf(gainsightEvent);
        if (cancellationToken.IsCancellationRequested)
        {
            return new ValueTask<PublishReceipt>(Task.FromCanceled<PublishReceipt>(cancellationToken));
        }

        return PublishTracing.IsListenedTo
            ? PublishTracedAsync(gainsightEvent, descriptor, transaction, cancellationToken)
            : PublishAsync(gainsightEvent, descriptor, transaction, cancellationToken);
    }

    public bool TryPublish<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent
    {
        var descriptor = DescriptorOf(gainsightEvent);
        return PublishTracing.IsListenedTo ? TryPublishTraced(gainsightEvent, descriptor) : TryPublish(gainsightEvent, descriptor).Accepted;
    }

    public ValueTask<FlushResult> FlushAsync(TimeSpan deadline, CancellationToken cancellationToken = default) =>
        drain.WaitAsync(deadline, cancellationToken);

    private static EventDescriptor DescriptorOf<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent =>
        gainsightEvent is null ? throw new ArgumentNullException(nameof(gainsightEvent)) : gainsightEvent.Descriptor;

    private async ValueTask<PublishReceipt> PublishTracedAsync<TEvent>(
        TEvent gainsightEvent, EventDescriptor descriptor, DbTransaction? transaction, CancellationToken cancellationToken)
        where TEvent : IGainsightEvent
    {
        using var activity = PublishTracing.Start(descriptor);
        try
        {
            var receipt = await PublishAsync(gainsightEvent, descriptor, transaction, cancellationToken).ConfigureAwait(false);
            PublishTracing.End(activity, receipt);
            return receipt;
        }
        catch (Exception exception)
        {
            PublishTracing.Fail(activity, exception);
            throw;
        }
    }

    private bool TryPublishTraced<TEvent>(TEvent gainsightEvent, EventDescriptor descriptor)
        where TEvent : IGainsightEvent
    {
        using var activity = PublishTracing.Start(descriptor);
        try
        {
            var receipt = TryPublish(gainsightEvent, descriptor);
            PublishTracing.End(activity, receipt);
            return receipt.Accepted;
        }
        catch (Exception exception)
        {
            PublishTracing.Fail(activity, exception);
            throw;
        }
    }

    private ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, EventDescriptor descriptor, DbTransaction? transaction, CancellationToken cancellationToken)
        where TEvent : IGainsightEvent
    {
        var snapshot = liveSettings.Current;
        try
        {
            if (Refuse(ref gainsightEvent, ref descriptor, throws: snapshot.OnInvalid == InvalidEventPolicy.Throw) is { } refused)
            {
                return new ValueTask<PublishReceipt>(refused);
            }
        }
        catch (Exception exception)
        {
            return new ValueTask<PublishReceipt>(Task.FromException<PublishReceipt>(exception));
        }

        var scratch = PublishScratch.Take();
        try
        {
            var prepared = Prepare(snapshot, gainsightEvent, descriptor, scratch);
            if (NotAppended(snapshot, prepared) is { } status)
            {
                return status == PublishStatus.Invalid && snapshot.OnInvalid == InvalidEventPolicy.Throw
                    ? new ValueTask<PublishReceipt>(Task.FromException<PublishReceipt>(new InvalidEventException(descriptor, prepared.Violations!)))
                    : new ValueTask<PublishReceipt>(new PublishReceipt(prepared.EventId, status));
            }

            return transaction is null
                ? appender.AppendAsync(snapshot.Outbox, prepared, scratch, cancellationToken)
                : appender.AppendAsync(transaction, snapshot.Outbox, prepared, scratch, cancellationToken);
        }
        finally
        {
            scratch.Return();
        }
    }

    private PublishReceipt TryPublish<TEvent>(TEvent gainsightEvent, EventDescriptor descriptor)
        where TEvent : IGainsightEvent
    {
        if (Refuse(ref gainsightEvent, ref descriptor, throws: false) is { } refused)
        {
            return refused;
        }

        var snapshot = liveSettings.Current;
        var scratch = PublishScratch.Take();
        try
        {
            var prepared = Prepare(snapshot, gainsightEvent, descriptor, scratch);
            return NotAppended(snapshot, prepared) is { } status
                ? new PublishReceipt(prepared.EventId, status)
                : appender.TryAppend(prepared, scratch);
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>Runs the application's hooks, which may put another event in the place of this one.</summary>
    /// <returns>The receipt of an event that they keep from being published.</returns>
    private PublishReceipt? Refuse<TEvent>(ref TEvent gainsightEvent, ref EventDescriptor descriptor, bool throws)
        where TEvent : IGainsightEvent
    {
        if (!hooks.Any)
        {
            return null;
        }

        var status = hooks.Run(ref gainsightEvent, descriptor, throws);
        if (status is null)
        {
            descriptor = gainsightEvent.Descriptor;
            return null;
        }

        metrics.CountNotAccepted(descriptor, status.Value);
        return new PublishReceipt(Guid.Empty, status.Value);
    }

    /// <summary>
    /// Why an event is not appended; <see langword="null"/> for one that is. Also what goes nowhere is checked, so that a mistake is found
    /// where it is made, and not where events are sent for the first time.
    /// </summary>
    private PublishStatus? NotAppended(SettingsSnapshot snapshot, PreparedEvent prepared)
    {
        var isOff = snapshot.Mode == GainsightMode.Off;
        if (!isOff && (prepared.Violations is null || snapshot.OnInvalid == InvalidEventPolicy.DeadLetter))
        {
            return null;
        }

        var status = prepared.Violations is null ? PublishStatus.Off : PublishStatus.Invalid;
        metrics.CountNotAccepted(prepared.Descriptor, status);
        return status;
    }

    /// <summary>Writes the event's bodies and entries into the scratch, one of each for each target.</summary>
    private PreparedEvent Prepare<TEvent>(SettingsSnapshot snapshot, TEvent gainsightEvent, EventDescriptor descriptor, PublishScratch scratch)
        where TEvent : IGainsightEvent
    {
        var found = routes.Find(snapshot, descriptor);
        var acceptedAt = timeProvider.GetUtcNow();
        var settings = scratch.Settings;
        settings.UnixMilliseconds = acceptedAt.ToUnixTimeMilliseconds();
        settings.EventId = EventIds.Create(settings.UnixMilliseconds);
        settings.Context = context.Read();

        var given = settings.EventId;
        var traceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
        var end = 0;
        IReadOnlyList<EventViolation>? violations = null;
        for (var i = 0; i < found.Length; i++)
        {
            var route = found[i];
            settings.PropertyKey = route.PropertyKey;
            settings.SendEventId = route.SendEventId;
            settings.TenantId = route.TenantId;
            var writer = new EventWriter(descriptor, scratch.Bytes, end, settings);
            gainsightEvent.Write(route.Target, ref writer);
            scratch.Bytes = writer.Buffer;
            violations ??= writer.Violations;
            violations = route.Lacks is { } lacks ? [.. violations ?? [], lacks] : violations;
            var length = writer.Written.Length;
            scratch.Entries[i] = new NewEntry(given, route.Lane, route.Header, acceptedAt, route.MaxAge, end, length) { TraceParent = traceParent };
            end += length;
        }

        if (violations is not null || settings.EventId != given)
        {
            Complete(scratch.Entries.AsSpan(0, found.Length), settings.EventId, descriptor, violations);
        }

        return new PreparedEvent(descriptor, settings.EventId, found.Length, end, violations);
    }

    /// <summary>Puts on all entries what only the last body may have told: the event's own id, and why it is invalid.</summary>
    private static void Complete(Span<NewEntry> entries, Guid eventId, EventDescriptor descriptor, IReadOnlyList<EventViolation>? violations)
    {
        var deadReason = violations is null ? null : InvalidEventException.Describe(descriptor, violations);
        foreach (ref var entry in entries)
        {
            entry = entry with { EventId = eventId, DeadReason = deadReason };
        }
    }
}

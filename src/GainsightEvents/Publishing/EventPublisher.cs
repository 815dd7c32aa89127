using System.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Serialization;

namespace GainsightEvents;

/// <summary>Checks an event, writes its bodies and hands them to the outbox, in the caller's thread.</summary>
internal sealed class EventPublisher(
    EventRoutes routes,
    IEventContext context,
    OutboxAppender appender,
    QueueDrain drain,
    PublishMetrics metrics,
    InvalidEventDefault invalidDefault,
    TimeProvider timeProvider) : IEventPublisher
{
    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent
    {
        var descriptor = DescriptorOf(gainsightEvent);
        if (cancellationToken.IsCancellationRequested)
        {
            return new ValueTask<PublishReceipt>(Task.FromCanceled<PublishReceipt>(cancellationToken));
        }

        var options = routes.Options;
        if (options.Mode == GainsightMode.Off)
        {
            return new ValueTask<PublishReceipt>(Refused(descriptor, Guid.Empty, PublishStatus.Off));
        }

        var scratch = PublishScratch.Take();
        try
        {
            var prepared = Prepare(gainsightEvent, descriptor, scratch);
            if (prepared.Violations is { } violations && (options.OnInvalid ?? invalidDefault.Policy) == InvalidEventPolicy.Throw)
            {
                metrics.CountRefused(descriptor, PublishStatus.Invalid);
                return new ValueTask<PublishReceipt>(Task.FromException<PublishReceipt>(new InvalidEventException(descriptor, violations)));
            }

            return appender.AppendAsync(prepared, scratch, cancellationToken);
        }
        finally
        {
            scratch.Return();
        }
    }

    public bool TryPublish<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent
    {
        var descriptor = DescriptorOf(gainsightEvent);
        var options = routes.Options;
        if (options.Mode == GainsightMode.Off)
        {
            Refused(descriptor, Guid.Empty, PublishStatus.Off);
            return false;
        }

        var scratch = PublishScratch.Take();
        try
        {
            var prepared = Prepare(gainsightEvent, descriptor, scratch);
            if (prepared.Violations is not null && (options.OnInvalid ?? invalidDefault.Policy) == InvalidEventPolicy.Throw)
            {
                Refused(descriptor, prepared.EventId, PublishStatus.Invalid);
                return false;
            }

            return appender.TryAppend(prepared, scratch);
        }
        finally
        {
            scratch.Return();
        }
    }

    public ValueTask<FlushResult> FlushAsync(TimeSpan deadline, CancellationToken cancellationToken = default) =>
        drain.WaitAsync(deadline, cancellationToken);

    private static EventDescriptor DescriptorOf<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent =>
        gainsightEvent is null ? throw new ArgumentNullException(nameof(gainsightEvent)) : gainsightEvent.Descriptor;

    private PublishReceipt Refused(EventDescriptor descriptor, Guid eventId, PublishStatus status)
    {
        metrics.CountRefused(descriptor, status);
        return new PublishReceipt(eventId, status);
    }

    /// <summary>Writes the event's bodies and entries into the scratch.</summary>
    private PreparedEvent Prepare<TEvent>(TEvent gainsightEvent, EventDescriptor descriptor, PublishScratch scratch)
        where TEvent : IGainsightEvent
    {
        var route = routes.Find(descriptor);
        var acceptedAt = timeProvider.GetUtcNow();
        var settings = scratch.Settings;
        settings.UnixMilliseconds = acceptedAt.ToUnixTimeMilliseconds();
        settings.EventId = EventIds.Create(settings.UnixMilliseconds);
        settings.PropertyKey = route.PropertyKey;
        settings.Context = context.Current;
        settings.SendEventId = routes.Options.Px.SendEventId;

        var writer = new EventWriter(descriptor, scratch.Bytes, 0, settings);
        gainsightEvent.Write(EventTargets.Px, ref writer);
        scratch.Bytes = writer.Buffer;

        scratch.Entries[0] = new NewEntry(
            settings.EventId, route.PxLane, descriptor, acceptedAt, acceptedAt + route.MaxAge, 0, writer.Written.Length)
        {
            DeadReason = writer.Violations is { } violations ? InvalidEventException.Describe(descriptor, violations) : null,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
        };
        return new PreparedEvent(descriptor, settings.EventId, EntryCount: 1, ByteCount: writer.Written.Length, writer.Violations);
    }
}

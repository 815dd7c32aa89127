using System.Data.Common;
using GainsightEvents.Model;

namespace GainsightEvents.EntityFrameworkCore;

/// <summary>An event that waits for a save.</summary>
internal abstract class PendingEvent
{
    /// <summary>The context's transaction in which it was published, and whose end is its own; <see langword="null"/>: none.</summary>
    public Guid? PublishedIn { get; set; }

    public abstract EventDescriptor Descriptor { get; }

    public abstract ValueTask<PublishReceipt> PublishAsync(IEventPublisher publisher, DbTransaction transaction, CancellationToken cancellationToken);
}

/// <summary>Keeps the event's type, by which hooks know it, and the flow it was published in: who acts there is who has done it, wherever the save is.</summary>
internal sealed class PendingEvent<TEvent>(TEvent gainsightEvent) : PendingEvent
    where TEvent : IGainsightEvent
{
    // None where the application has suppressed it.
    private readonly ExecutionContext? _flow = ExecutionContext.Capture();

    public override EventDescriptor Descriptor => gainsightEvent.Descriptor;

    public override ValueTask<PublishReceipt> PublishAsync(IEventPublisher publisher, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (_flow is null)
        {
            return publisher.PublishAsync(gainsightEvent, transaction, cancellationToken);
        }

        Task<PublishReceipt>? published = null;
        ExecutionContext.Run(_flow, _ => published = publisher.PublishAsync(gainsightEvent, transaction, cancellationToken).AsTask(), null);
        return new(published!);
    }
}

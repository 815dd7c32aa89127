using System.Data.Common;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Keeps what is published.</summary>
internal sealed class GenerationPublisher : IEventPublisher
{
    public List<IGainsightEvent> Published { get; } = [];

    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent
    {
        Published.Add(gainsightEvent);
        return new(new PublishReceipt(GenerationScenario.EventId, PublishStatus.Accepted));
    }

    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent => PublishAsync(gainsightEvent, cancellationToken);

    public bool TryPublish<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent => throw new NotSupportedException();

    public ValueTask<FlushResult> FlushAsync(TimeSpan deadline, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

using GainsightEvents;

namespace Mistakes.GSE0061;

public sealed class Reports(IEventPublisher publisher)
{
    public async void Export<TEvent>(TEvent exported) where TEvent : IGainsightEvent
    {
        await publisher.PublishAsync(exported);
    }
}

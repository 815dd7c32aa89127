using GainsightEvents;
using System.Threading.Tasks;

namespace Mistakes.GSE0060;

public sealed class Reports(IEventPublisher publisher)
{
    public void Export<TEvent>(TEvent exported) where TEvent : IGainsightEvent
    {
        publisher.PublishAsync(exported);
    }
}

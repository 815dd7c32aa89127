using GainsightEvents;

namespace Mistakes.GSE0015;

[NxtEvent("order_shipped")]
public sealed partial record OrderShipped
{
    [EventDate] public DateTimeOffset ShippedAt { get; init; }
}

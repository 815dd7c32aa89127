using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Reliability.Tests.Hostile;

/// <summary>A store one of whose counters is wrong, now and then.</summary>
internal sealed class MiscountingOutbox(IOutbox inner, Func<LedgerCounts, LedgerCounts> miscount) : DelegatingOutbox(inner)
{
    public override async ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await base.ReadAsync(cancellationToken);
        return snapshot with { Lanes = [.. snapshot.Lanes.Select(lane => lane with { Counts = miscount(lane.Counts) })] };
    }
}

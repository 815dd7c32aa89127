using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Tests.Delivery;

/// <summary>An outbox that fails when told to.</summary>
internal sealed class FaultyOutbox(IOutbox inner) : DelegatingOutbox(inner)
{
    /// <summary>Asked before each call, with the method's name.</summary>
    public Func<string, bool> Fails { get; set; } = static _ => false;

    /// <summary>What the store could not commit; a reader waits for it.</summary>
    public TaskCompletionSource<IReadOnlyList<DeliveryReport>> Lost { get; set; } = new();

    public override async ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken)
    {
        var lost = await Lost.Task.WaitAsync(cancellationToken);
        Lost = new();
        return lost;
    }

    public override ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken)
    {
        ThrowIfFailing("wait");
        return base.WaitForEntriesAsync(lane, cancellationToken);
    }

    public override ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        ThrowIfFailing("claim");
        return base.ClaimAsync(request, entries, cancellationToken);
    }

    public override ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken)
    {
        ThrowIfFailing("settle");
        return base.SettleAsync(policy, settlements, effects, cancellationToken);
    }

    public override ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken)
    {
        ThrowIfFailing("close");
        return base.CloseAsync(owner, cancellationToken);
    }

    private void ThrowIfFailing(string method)
    {
        if (Fails(method))
        {
            throw new IOException($"the disk failed at {method}");
        }
    }
}

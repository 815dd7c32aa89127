using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Delivery;

/// <summary>An outbox that fails when told to.</summary>
internal sealed class FaultyOutbox(IOutbox inner) : IOutbox
{
    public bool IsDurable { get; set; }

    /// <summary>Asked before each call, with the method's name.</summary>
    public Func<string, bool> Fails { get; set; } = static _ => false;

    public ValueTask<AppendStatus> AppendAsync(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken) =>
        inner.AppendAsync(entries, bodies, cancellationToken);

    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => inner.WaitForRoomAsync(cancellationToken);

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken)
    {
        ThrowIfFailing("wait");
        return inner.WaitForEntriesAsync(lane, cancellationToken);
    }

    public ValueTask<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ThrowIfFailing("claim");
        return inner.ClaimAsync(request, cancellationToken);
    }

    public ValueTask<IReadOnlyList<bool>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        ThrowIfFailing("settle");
        return inner.SettleAsync(settlements, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> ResolveRefusedAsync(Lane lane, RefusedDisposition disposition, CancellationToken cancellationToken)
    {
        ThrowIfFailing("resolve");
        return inner.ResolveRefusedAsync(lane, disposition, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> DiscardQueuedAsync(CancellationToken cancellationToken) => inner.DiscardQueuedAsync(cancellationToken);

    public ValueTask<Ledger> ReadLedgerAsync(CancellationToken cancellationToken) => inner.ReadLedgerAsync(cancellationToken);

    private void ThrowIfFailing(string method)
    {
        if (Fails(method))
        {
            throw new IOException($"the disk failed at {method}");
        }
    }
}

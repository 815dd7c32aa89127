using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Delivery;

/// <summary>An outbox that fails when told to.</summary>
internal sealed class FaultyOutbox(IOutbox inner) : IOutbox
{
    public bool IsDurable { get; set; }

    /// <summary>Asked before each call, with the method's name.</summary>
    public Func<string, bool> Fails { get; set; } = static _ => false;

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => inner.InitializeAsync(cancellationToken);

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies) => inner.TryAppend(entries, bodies);

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken) =>
        inner.AppendAsync(entries, bodies, overflow, cancellationToken);

    public ValueTask<IReadOnlyList<DeliveryReport>> ReadLostAsync(CancellationToken cancellationToken) => inner.ReadLostAsync(cancellationToken);

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken)
    {
        ThrowIfFailing("wait");
        return inner.WaitForEntriesAsync(lane, cancellationToken);
    }

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => inner.WaitForProgressAsync(cancellationToken);

    public ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        ThrowIfFailing("claim");
        return inner.ClaimAsync(request, entries, cancellationToken);
    }

    public ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken)
    {
        ThrowIfFailing("settle");
        return inner.SettleAsync(policy, settlements, effects, cancellationToken);
    }

    public ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken)
    {
        ThrowIfFailing("close");
        return inner.CloseAsync(owner, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        inner.ListDeadLettersAsync(filter, cancellationToken);

    public ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        inner.RepairAsync(key, body, cancellationToken);

    public ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => inner.ReplayAsync(keys, cancellationToken);

    public ValueTask<int> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => inner.PurgeAsync(keys, cancellationToken);

    public ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) =>
        inner.PurgeByIdentifyIdAsync(identifyId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void ThrowIfFailing(string method)
    {
        if (Fails(method))
        {
            throw new IOException($"the disk failed at {method}");
        }
    }
}

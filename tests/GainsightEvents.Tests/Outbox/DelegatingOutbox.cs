using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

/// <summary>Another outbox, of which a test changes what it is about.</summary>
internal abstract class DelegatingOutbox(IOutbox inner) : IOutbox
{
    public bool IsDurable { get; set; }

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => inner.InitializeAsync(cancellationToken);

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies) => inner.TryAppend(entries, bodies);

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken) =>
        inner.AppendAsync(entries, bodies, overflow, cancellationToken);

    public virtual ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken) => inner.ReadEndedAsync(cancellationToken);

    public virtual ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken) =>
        inner.WaitForEntriesAsync(lane, cancellationToken);

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => inner.WaitForProgressAsync(cancellationToken);

    public virtual ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken) =>
        inner.ClaimAsync(request, entries, cancellationToken);

    public virtual ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken) =>
        inner.SettleAsync(policy, settlements, effects, cancellationToken);

    public virtual ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public virtual ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken) =>
        inner.CloseAsync(owner, cancellationToken);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        inner.ListDeadLettersAsync(filter, cancellationToken);

    public ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        inner.RepairAsync(key, body, cancellationToken);

    public ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => inner.ReplayAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => inner.PurgeAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) =>
        inner.PurgeByIdentifyIdAsync(identifyId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

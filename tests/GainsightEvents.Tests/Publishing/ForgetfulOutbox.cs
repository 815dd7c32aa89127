using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Publishing;

/// <summary>Takes everything and keeps nothing, so that what publishing itself allocates can be measured.</summary>
internal sealed class ForgetfulOutbox : IOutbox
{
    public bool IsDurable => true;

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => default;

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies) => AppendStatus.Committed;

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken) => default;

    public ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken) => new([]);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => default;
}

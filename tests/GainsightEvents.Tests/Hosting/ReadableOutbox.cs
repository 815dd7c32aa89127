using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Hosting;

/// <summary>An outbox that counts how often its ledger is read, and answers late or not at all when told to.</summary>
internal sealed class ReadableOutbox(IOutbox inner) : IOutbox
{
    private int _reads;

    public bool IsDurable { get; set; }

    public int Reads => _reads;

    /// <summary>Whether a claim was begun.</summary>
    public bool IsClaimed { get; private set; }

    /// <summary>What a claim waits for.</summary>
    public Task Claimable { get; set; } = Task.CompletedTask;

    /// <summary>What a reader waits for.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => inner.InitializeAsync(cancellationToken);

    public AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies) => inner.TryAppend(entries, bodies);

    public ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken) =>
        inner.AppendAsync(entries, bodies, overflow, cancellationToken);

    public ValueTask<IReadOnlyList<DeliveryReport>> ReadLostAsync(CancellationToken cancellationToken) => inner.ReadLostAsync(cancellationToken);

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken) => inner.WaitForEntriesAsync(lane, cancellationToken);

    public ValueTask WaitForProgressAsync(CancellationToken cancellationToken) => inner.WaitForProgressAsync(cancellationToken);

    public async ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        IsClaimed = true;
        await Claimable.WaitAsync(cancellationToken);
        return await inner.ClaimAsync(request, entries, cancellationToken);
    }

    public ValueTask SettleAsync(
        LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken) =>
        inner.SettleAsync(policy, settlements, effects, cancellationToken);

    public async ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await Ready.WaitAsync(cancellationToken);
        return await inner.ReadAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken) => inner.CloseAsync(owner, cancellationToken);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        inner.ListDeadLettersAsync(filter, cancellationToken);

    public ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        inner.RepairAsync(key, body, cancellationToken);

    public ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => inner.ReplayAsync(keys, cancellationToken);

    public ValueTask<int> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => inner.PurgeAsync(keys, cancellationToken);

    public ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) =>
        inner.PurgeByIdentifyIdAsync(identifyId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

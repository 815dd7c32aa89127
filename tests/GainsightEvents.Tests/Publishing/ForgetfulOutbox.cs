using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Publishing;

/// <summary>Takes everything and keeps nothing, so that what publishing itself allocates can be measured.</summary>
internal sealed class ForgetfulOutbox : IOutbox
{
    public bool IsDurable => true;

    public ValueTask<AppendStatus> AppendAsync(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken) => new(AppendStatus.Committed);

    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<bool>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<FinalEntry>> ResolveRefusedAsync(Lane lane, RefusedDisposition disposition, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<FinalEntry>> DiscardQueuedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Ledger> ReadLedgerAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

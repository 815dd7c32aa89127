using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Tests.Hosting;

/// <summary>An outbox that counts how often its ledger is read, and answers late or not at all when told to.</summary>
internal sealed class ReadableOutbox(IOutbox inner) : DelegatingOutbox(inner)
{
    private int _reads;

    public int Reads => _reads;

    /// <summary>Whether a claim was begun.</summary>
    public bool IsClaimed { get; private set; }

    /// <summary>What a claim waits for.</summary>
    public Task Claimable { get; set; } = Task.CompletedTask;

    /// <summary>What a reader waits for.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public override async ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken)
    {
        IsClaimed = true;
        await Claimable.WaitAsync(cancellationToken);
        return await base.ClaimAsync(request, entries, cancellationToken);
    }

    public override async ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await Ready.WaitAsync(cancellationToken);
        return await base.ReadAsync(cancellationToken);
    }
}

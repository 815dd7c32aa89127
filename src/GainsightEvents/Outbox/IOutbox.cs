namespace GainsightEvents.Outbox;

/// <summary>
/// Keeps accepted entries until each has a final outcome. A store is safe for concurrent use, changes the ledger in the
/// transaction that changes the entry, and keeps
/// <c>accepted = delivered + expired + discarded + purged + dead + queued</c> per lane in every snapshot.
/// </summary>
/// <remarks>
/// Order of delivery: per lane by priority, then fair over event names, within a name by acceptance. A retried entry loses its place.
/// </remarks>
public interface IOutbox
{
    /// <summary>Whether entries outlive the process. What a store that is not durable still holds at the stop is discarded, and counted.</summary>
    bool IsDurable { get; }

    /// <summary>
    /// Commits entries, all or none, without waiting for room. The spans are read, and a full outbox is found out, before the call
    /// returns, so that the caller keeps a copy only for a second try. Entries with a <see cref="NewEntry.DeadReason"/> are counted
    /// as accepted and become dead letters at once.
    /// </summary>
    /// <param name="entries">The entries of one event.</param>
    /// <param name="bodies">Their bodies, end to end.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    ValueTask<AppendStatus> AppendAsync(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken);

    /// <summary>Completes when room may have appeared since a call of <see cref="AppendAsync"/> found none. May complete without cause.</summary>
    ValueTask WaitForRoomAsync(CancellationToken cancellationToken);

    /// <summary>Completes when entries of the lane may have become claimable since the last claim. May complete without cause.</summary>
    ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken);

    /// <summary>
    /// Takes permits from the lane's quota and leases that many due entries, in one transaction. A lease that has run out makes
    /// its entry due again, with a higher epoch. Entries found expired are settled as such and returned for reporting.
    /// </summary>
    ValueTask<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Records what became of leased entries. A settlement whose epoch is not the entry's current one changes nothing.
    /// </summary>
    /// <param name="settlements">One per entry.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>Per settlement, whether it took effect.</returns>
    ValueTask<IReadOnlyList<bool>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the suspense of a lane's refused entries (<see cref="SettlementKind.Refused"/>): they become dead letters when the
    /// lane turned out to be sound, or are due again when its key or address has changed.
    /// </summary>
    /// <param name="lane">The lane.</param>
    /// <param name="disposition">What they become.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>The entries that became dead letters, for reporting.</returns>
    ValueTask<IReadOnlyList<FinalEntry>> ResolveRefusedAsync(Lane lane, RefusedDisposition disposition, CancellationToken cancellationToken);

    /// <summary>
    /// Discards everything still queued, leased or refused in a store that is not durable, at the stop, and closes it: from then on it takes
    /// nothing, for nobody would deliver it.
    /// </summary>
    /// <returns>The discarded entries, for reporting. Empty for a durable store.</returns>
    ValueTask<IReadOnlyList<FinalEntry>> DiscardQueuedAsync(CancellationToken cancellationToken);

    /// <summary>Reads all lanes in one snapshot.</summary>
    ValueTask<Ledger> ReadLedgerAsync(CancellationToken cancellationToken);
}

using System.Data.Common;

namespace GainsightEvents.Outbox;

/// <summary>
/// Keeps accepted entries until each has a final outcome. This is the contract between the library and its stores; applications do not see
/// it. A store is safe for concurrent use, also by several processes where it is shared; it changes the ledger and the lane's state in the
/// transaction that changes the entry, and keeps <see cref="LedgerCounts.Balances"/> per lane in every snapshot.
/// </summary>
/// <remarks>
/// <para>Only delays cross the contract. All instants are the store's own: ticks of 100 ns on one clock of its choice, which for a store
/// in memory is monotonic and for a shared one is the database's. A clock that is set back may hold up nothing for more than a day: the
/// policy sees to the lane's state, the store to what it has made due.</para>
/// <para>A call that the store cannot carry out throws what its driver throws, and has done nothing; only appends answer
/// <see cref="AppendStatus.Unavailable"/>. Where nobody knows whether a settlement was committed, it is settled again, and has no effect
/// if it was.</para>
/// <para>A call that changes nothing wakes nobody, or the processes of a shared store would wake each other for ever.</para>
/// <para>Lanes share the room by <see cref="OutboxRoom"/>; a store knows a lane from its first append or claim. Who waits for the room of one
/// lane holds up nobody who needs that of another.</para>
/// <para>Order of delivery: per lane by priority, then fair over event names, within a name by acceptance. An entry that comes back
/// loses its place.</para>
/// </remarks>
internal interface IOutbox : IAsyncDisposable
{
    /// <summary>Whether entries outlive the process. What a store that is not durable still holds at the stop is discarded, and counted.</summary>
    bool IsDurable { get; }

    /// <summary>Opens the store and brings its schema up to date. Called once, before anything else.</summary>
    ValueTask InitializeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes entries without waiting for anything, all or none. What a durable store takes this way is committed with its next batch, and
    /// before it closes; if that fails, the entries are handed back by <see cref="ReadEndedAsync"/>. It knows its room as of its last
    /// transaction, so that by this way a shared store may come to hold a little more than it may.
    /// </summary>
    /// <param name="entries">The entries of one event.</param>
    /// <param name="bodies">Their bodies, end to end. They are copied.</param>
    AppendStatus TryAppend(ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies);

    /// <summary>
    /// Commits entries, all or none. Where there is no room, <paramref name="overflow"/> says what happens; those that wait for a lane are
    /// served in the order in which they came. The spans are read before the call returns.
    /// </summary>
    /// <param name="entries">The entries of one event. Those with a <see cref="NewEntry.DeadReason"/> are counted as accepted and become dead letters at once.</param>
    /// <param name="bodies">Their bodies, end to end.</param>
    /// <param name="overflow">What to do when there is no room.</param>
    /// <param name="cancellationToken">Ends the wait for room; once there is room, the commit is waited for.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing was taken.</exception>
    ValueTask<AppendResult> AppendAsync(
        ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, OverflowPolicy overflow, CancellationToken cancellationToken);

    /// <summary>
    /// Hands over entries that ended while nobody asked about them, and waits until there are any: as discarded, with the reason, what
    /// <see cref="TryAppend"/> took and could not be committed, which no ledger has counted; as purged, dead letters beyond their age.
    /// </summary>
    ValueTask<IReadOnlyList<DeliveryReport>> ReadEndedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Completes when entries of the lane may have become claimable since this process's last claim: at once where that was by this process,
    /// at the latest a second after where it was by another or by a caller's transaction. May complete without cause.
    /// </summary>
    ValueTask WaitForEntriesAsync(Lane lane, CancellationToken cancellationToken);

    /// <summary>
    /// Completes when the ledger may have changed since the call, by this process or another: a store that is not told of others' changes
    /// completes it at the latest a second after one. May complete without cause.
    /// </summary>
    ValueTask WaitForProgressAsync(CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: asks the lane's policy what may be sent, takes a permit for each entry, and leases the entries. A lease that has
    /// run out makes its entry due again, with a higher epoch. Entries found expired are settled as such and reported.
    /// </summary>
    /// <param name="request">What the dispatcher can take.</param>
    /// <param name="entries">Takes the leased entries, in the order to send them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ClaimResult> ClaimAsync(ClaimRequest request, List<LeasedEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: lets the lane's policy judge what attempts brought, and does what it says. A settlement whose epoch is not the
    /// entry's current one changes nothing.
    /// </summary>
    /// <param name="policy">The policy of the lane.</param>
    /// <param name="settlements">What attempts brought, one per entry, all of the policy's lane.</param>
    /// <param name="effects">Takes what became of each, in the same order.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    ValueTask SettleAsync(LanePolicy policy, IReadOnlyList<Settlement> settlements, List<SettlementEffect> effects, CancellationToken cancellationToken);

    /// <summary>Reads the ledger and the state of all lanes in one snapshot.</summary>
    ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// At the stop. A store that is not durable discards everything that has no final outcome and takes nothing any more, for nobody would
    /// deliver it; a durable one gives back the leases of <paramref name="owner"/>, and goes on taking entries for the processes to come.
    /// </summary>
    /// <returns>The discarded entries, for reporting.</returns>
    ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken);

    /// <summary>Lists dead letters that pass a filter, the oldest first.</summary>
    ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken);

    /// <summary>Replaces the body of a dead letter.</summary>
    /// <returns>Whether there is one of that key.</returns>
    ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Puts dead letters back into the queue, due at once, with nothing counted; their MaxAge starts again.</summary>
    /// <returns>How many of the keys were dead letters; <see langword="null"/> where the store is closed.</returns>
    ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken);

    /// <summary>Deletes dead letters. They are counted as purged.</summary>
    /// <returns>Those of the keys that were dead letters, for reporting.</returns>
    ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken);

    /// <summary>Deletes all entries of one user, dead letters and queued ones; what is being sent just now may still arrive. They are counted as purged.</summary>
    /// <param name="identifyId">The user's identifyId, compared byte by byte.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>What was deleted, for reporting.</returns>
    ValueTask<IReadOnlyList<DeliveryReport>> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken);
}

/// <summary>A store that can also take entries in a transaction of the caller's own database.</summary>
internal interface ITransactionalOutbox : IOutbox
{
    /// <summary>
    /// Adds entries to the caller's transaction: accepted and counted when it commits, never accepted when it rolls back. Does not wait
    /// for room; where there is none, the transaction is left as it was. What the database throws is thrown, for the transaction may be
    /// lost with it.
    /// </summary>
    ValueTask<AppendStatus> AppendAsync(
        DbTransaction transaction, ReadOnlySpan<NewEntry> entries, ReadOnlySpan<byte> bodies, CancellationToken cancellationToken);
}

namespace GainsightEvents;

/// <summary>The entries that could not be delivered, each with its reason, to be repaired and replayed or deleted.</summary>
public interface IDeadLetters
{
    /// <summary>Lists dead letters, the oldest first.</summary>
    /// <param name="afterKey">Lists those after this key; 0 starts at the beginning.</param>
    /// <param name="maxCount">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long afterKey, int maxCount, CancellationToken cancellationToken);

    /// <summary>Reads one dead letter, or <see langword="null"/> where there is none of that key.</summary>
    ValueTask<DeadLetter?> ShowAsync(long key, CancellationToken cancellationToken);

    /// <summary>Puts dead letters back into the queue, due at once, with no attempt counted.</summary>
    /// <returns>How many of the keys were dead letters.</returns>
    ValueTask<int> ReplayAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken);

    /// <summary>Deletes dead letters. They are counted as purged.</summary>
    /// <returns>How many of the keys were dead letters.</returns>
    ValueTask<int> PurgeAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken);

    /// <summary>Deletes all dead letters of one user, as a request for erasure asks. They are counted as purged.</summary>
    /// <param name="identifyId">The user's identifyId, compared byte by byte.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>How many were deleted.</returns>
    ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken);
}

namespace GainsightEvents;

/// <summary>The entries that could not be delivered, each with its reason, to be repaired and replayed or deleted.</summary>
public interface IDeadLetters
{
    /// <summary>Lists dead letters, the oldest first.</summary>
    /// <param name="filter">Which ones; <see langword="null"/>: the first 1,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one dead letter, or <see langword="null"/> where there is none of that key.</summary>
    /// <param name="key">Its <see cref="DeadLetter.Key"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<DeadLetter?> GetAsync(long key, CancellationToken cancellationToken = default);

    /// <summary>Replaces the body of a dead letter, to be replayed afterwards.</summary>
    /// <param name="key">Its <see cref="DeadLetter.Key"/>.</param>
    /// <param name="body">The new body: a JSON object in UTF-8 with everything the target requires.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>Whether there is a dead letter of that key.</returns>
    /// <exception cref="ArgumentException">Gainsight would not take the body; the message says why.</exception>
    ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default);

    /// <summary>Puts dead letters back into the queue, due at once, with no attempt counted. Their MaxAge starts again.</summary>
    /// <param name="keys">Their <see cref="DeadLetter.Key"/>s.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>How many of the keys were dead letters.</returns>
    /// <exception cref="InvalidOperationException">Delivery has stopped and the outbox is not durable, so they would never be delivered.</exception>
    ValueTask<int> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default);

    /// <summary>Deletes dead letters. They are counted as purged.</summary>
    /// <param name="keys">Their <see cref="DeadLetter.Key"/>s.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>How many of the keys were dead letters.</returns>
    ValueTask<int> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes everything of one user, for a request for erasure: dead letters and what is still queued. What is being sent at this moment may
    /// still arrive. All are counted as purged.
    /// </summary>
    /// <param name="identifyId">The user's identifyId, compared byte by byte.</param>
    /// <param name="cancellationToken">Ends the wait for the commit.</param>
    /// <returns>How many entries were deleted.</returns>
    ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken = default);
}

/// <summary>Which dead letters to list. A filter that is not set excludes none.</summary>
public sealed class DeadLetterFilter
{
    /// <summary>Those of this lane.</summary>
    public Lane? Lane { get; init; }

    /// <summary>Those of events of this name, exactly.</summary>
    public string? EventName { get; init; }

    /// <summary>Those whose reason contains this text, in whatever case its ASCII letters are.</summary>
    public string? Reason { get; init; }

    /// <summary>Those after this key; 0 starts at the beginning.</summary>
    public long AfterKey { get; init; }

    /// <summary>How many at most. Default: 1,000.</summary>
    public int MaxCount { get; init; } = 1000;
}

/// <summary>An entry that could not be delivered.</summary>
public sealed class DeadLetter
{
    /// <summary>The store's own key, ascending in the order in which entries became dead letters.</summary>
    public required long Key { get; init; }

    /// <summary>The event's id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Where it was to go.</summary>
    public required Lane Lane { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>The body, UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The reason, without secrets.</summary>
    public required string Reason { get; init; }

    /// <summary>Attempts that counted.</summary>
    public int Attempts { get; init; }

    /// <summary>The time of Publish.</summary>
    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it became a dead letter.</summary>
    public DateTimeOffset DeadLetteredAt { get; init; }
}

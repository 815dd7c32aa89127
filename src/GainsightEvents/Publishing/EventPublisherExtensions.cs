namespace GainsightEvents;

/// <summary>Publishes many events, and flushes without a deadline.</summary>
public static class EventPublisherExtensions
{
    /// <summary>Publishes events one after the other.</summary>
    /// <typeparam name="TEvent">Their type.</typeparam>
    /// <param name="publisher">The publisher.</param>
    /// <param name="gainsightEvents">The events.</param>
    /// <param name="cancellationToken">Stops before the next event, and ends the wait for room in a full outbox.</param>
    /// <returns>The receipt of each event, in the same order.</returns>
    /// <exception cref="InvalidEventException">One is invalid and <c>Gainsight:OnInvalid</c> is <see cref="InvalidEventPolicy.Throw"/>; those before it are accepted.</exception>
    public static async ValueTask<IReadOnlyList<PublishReceipt>> PublishManyAsync<TEvent>(
        this IEventPublisher publisher, IEnumerable<TEvent> gainsightEvents, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent
    {
        if (publisher is null)
        {
            throw new ArgumentNullException(nameof(publisher));
        }

        var receipts = new List<PublishReceipt>();
        foreach (var gainsightEvent in gainsightEvents ?? throw new ArgumentNullException(nameof(gainsightEvents)))
        {
            receipts.Add(await publisher.PublishAsync(gainsightEvent, cancellationToken).ConfigureAwait(false));
        }

        return receipts;
    }

    /// <summary>Waits until nothing is queued.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="cancellationToken">Ends the wait with an exception. While a lane is paused, nothing else ends it.</param>
    /// <returns>What was delivered during the wait.</returns>
    public static ValueTask<FlushResult> FlushAsync(this IEventPublisher publisher, CancellationToken cancellationToken = default) =>
        (publisher ?? throw new ArgumentNullException(nameof(publisher))).FlushAsync(Timeout.InfiniteTimeSpan, cancellationToken);
}

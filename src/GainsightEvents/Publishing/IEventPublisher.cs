using System.Data.Common;

namespace GainsightEvents;

/// <summary>
/// Publishes events: checks them and stores them in the outbox, from where they are delivered within Gainsight's quota.
/// Safe for concurrent use; register it once and keep it.
/// </summary>
public interface IEventPublisher
{
    /// <summary>Publishes an event: completes when the outbox has committed it.</summary>
    /// <param name="gainsightEvent">The event.</param>
    /// <param name="cancellationToken">Ends the wait for room in a full outbox.</param>
    /// <returns>Whether it was accepted, and if not, why. A full outbox shows here; it throws only with <see cref="OutboxOverflow.Throw"/>.</returns>
    /// <exception cref="InvalidEventException">The event is invalid and <c>Gainsight:OnInvalid</c> is <see cref="InvalidEventPolicy.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">No registered catalog has the event.</exception>
    /// <exception cref="OutboxFullException">The outbox is full and <c>Gainsight:Outbox:Overflow</c> is <see cref="OutboxOverflow.Throw"/>.</exception>
    ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent;

    /// <summary>
    /// Publishes an event in a transaction of the application's own: it is accepted when that commits, and never was when it is rolled back. The outbox has to be
    /// in the same database. Neither room nor anything else is waited for, and no older event is dropped.
    /// </summary>
    /// <param name="gainsightEvent">The event.</param>
    /// <param name="transaction">The transaction, not yet committed. It is used while the call runs, and must not be used elsewhere meanwhile.</param>
    /// <param name="cancellationToken">Cancels what is said to the database; the transaction is then to be rolled back.</param>
    /// <returns>Whether the event is part of the transaction, and if not, why: the transaction is then as it was. A full outbox throws only with <see cref="OutboxOverflow.Throw"/>.</returns>
    /// <exception cref="InvalidEventException">The event is invalid and <c>Gainsight:OnInvalid</c> is <see cref="InvalidEventPolicy.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The outbox is in memory; the transaction has ended; or no registered catalog has the event.</exception>
    /// <exception cref="ArgumentException">The transaction is not one of the outbox's database.</exception>
    /// <exception cref="OutboxFullException">The outbox is full and <c>Gainsight:Outbox:Overflow</c> is <see cref="OutboxOverflow.Throw"/>.</exception>
    /// <exception cref="DbException">The database failed. The transaction may be lost with it.</exception>
    ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent;

    /// <summary>Publishes an event without waiting for room. Never throws for a full outbox or an invalid event.</summary>
    /// <param name="gainsightEvent">The event.</param>
    /// <returns>
    /// Whether it was accepted. What is refused here was never accepted; the counter <c>gainsight.events.not_accepted</c> counts it.
    /// </returns>
    /// <exception cref="InvalidOperationException">No registered catalog has the event.</exception>
    bool TryPublish<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent;

    /// <summary>Waits until nothing is queued or the deadline has passed. What remains stays in the outbox.</summary>
    /// <param name="deadline">How long to wait at most.</param>
    /// <param name="cancellationToken">Ends the wait early, with an exception.</param>
    /// <returns>What was delivered during the wait, what remains, and how much of that a durable outbox has stored.</returns>
    ValueTask<FlushResult> FlushAsync(TimeSpan deadline, CancellationToken cancellationToken = default);
}

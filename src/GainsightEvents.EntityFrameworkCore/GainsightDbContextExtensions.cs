using GainsightEvents;
using GainsightEvents.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Publishes events together with entities.</summary>
public static class GainsightDbContextExtensions
{
    /// <summary>
    /// Publishes an event with the next <c>SaveChanges</c> of the context, in the transaction of that save: accepted when it commits, and never if it is rolled back. Until
    /// then the context keeps the event, as it keeps an entity that was added: a save that fails leaves it for the next one, and a context that is disposed of without a save
    /// has published nothing. What is published in a transaction that was begun on the context, and is then rolled back, is gone with it.
    /// </summary>
    /// <remarks>
    /// Who acts is taken from the <see cref="IEventContext"/> of this call. All else is read at the save, where the event is checked. <c>SaveChanges</c> throws
    /// <see cref="InvalidEventException"/> for an invalid event where <c>Gainsight:OnInvalid</c> is <see cref="InvalidEventPolicy.Throw"/>; <see cref="OutboxFullException"/>,
    /// whatever <c>Gainsight:Outbox:Overflow</c> says, where there is no room; <see cref="InvalidOperationException"/> in a <c>TransactionScope</c>, or where the outbox is in
    /// memory; and <see cref="ArgumentException"/> where the outbox is in another database. Nothing is then saved.
    /// </remarks>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <param name="context">The context, on whose options <c>UseGainsightEvents</c> was called. Not safe for concurrent use, as the context itself.</param>
    /// <param name="gainsightEvent">The event.</param>
    /// <exception cref="InvalidOperationException"><c>UseGainsightEvents</c> was not called, or the context's database is not relational.</exception>
    /// <exception cref="ObjectDisposedException">The context was disposed of.</exception>
    /// <example>
    /// <code>
    /// db.Reports.Add(report);
    /// db.Publish(new ReportExported { UserId = user.Id, Format = "pdf" });
    /// await db.SaveChangesAsync();
    /// </code>
    /// </example>
    public static void Publish<TEvent>(this DbContext context, TEvent gainsightEvent)
        where TEvent : IGainsightEvent
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(gainsightEvent);
        var interceptor = context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors?.OfType<OutboxInterceptor>().LastOrDefault()
            ?? throw new InvalidOperationException(
                $"{context.GetType()} cannot publish events: call UseGainsightEvents on its options, such as services.AddDbContext<{context.GetType().Name}>((services, options) => options.UseGainsightEvents(services)).");
        if (!context.Database.IsRelational())
        {
            throw new InvalidOperationException(
                $"{context.GetType()} cannot publish events: its provider {context.Database.ProviderName} has no transactions. Use PostgreSQL or SQLite; in tests, SQLite in a file.");
        }

        interceptor.PendingOf(context).Add(new PendingEvent<TEvent>(gainsightEvent));
    }
}

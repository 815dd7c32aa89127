using GainsightEvents;
using GainsightEvents.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Lets a context publish events in the transactions in which it saves.</summary>
public static class GainsightDbContextOptionsBuilderExtensions
{
    /// <summary>
    /// Lets the context publish by <see cref="GainsightDbContextExtensions.Publish{TEvent}"/>. The outbox has to be in the context's own database, by
    /// <c>UsePostgreSqlOutbox</c> or <c>UseSqliteOutbox</c>.
    /// </summary>
    /// <param name="options">The context's options.</param>
    /// <param name="services">The application's services, as <c>AddDbContext((services, options) => …)</c> gives them.</param>
    /// <exception cref="InvalidOperationException">AddGainsightEvents was not called.</exception>
    public static DbContextOptionsBuilder UseGainsightEvents(this DbContextOptionsBuilder options, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return options.UseGainsightEvents(services.GetService<IEventPublisher>() ?? throw new InvalidOperationException(
            "UseGainsightEvents needs the services of GainsightEvents, which are not registered. Call builder.AddGainsightEvents() before builder.Build()."));
    }

    /// <inheritdoc cref="UseGainsightEvents(DbContextOptionsBuilder, IServiceProvider)"/>
    public static DbContextOptionsBuilder<TContext> UseGainsightEvents<TContext>(this DbContextOptionsBuilder<TContext> options, IServiceProvider services)
        where TContext : DbContext => (DbContextOptionsBuilder<TContext>)((DbContextOptionsBuilder)options).UseGainsightEvents(services);

    /// <summary>The same with a publisher of your choice, such as one of several accounts.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="publisher">The publisher. Its outbox has to be in the context's own database.</param>
    public static DbContextOptionsBuilder UseGainsightEvents(this DbContextOptionsBuilder options, IEventPublisher publisher)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(publisher);
        return options.AddInterceptors(new OutboxInterceptor(publisher));
    }

    /// <inheritdoc cref="UseGainsightEvents(DbContextOptionsBuilder, IEventPublisher)"/>
    public static DbContextOptionsBuilder<TContext> UseGainsightEvents<TContext>(this DbContextOptionsBuilder<TContext> options, IEventPublisher publisher)
        where TContext : DbContext => (DbContextOptionsBuilder<TContext>)((DbContextOptionsBuilder)options).UseGainsightEvents(publisher);
}

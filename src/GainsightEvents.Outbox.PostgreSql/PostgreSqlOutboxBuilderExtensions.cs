using GainsightEvents;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.PostgreSql;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps accepted events in PostgreSQL.</summary>
public static class PostgreSqlOutboxBuilderExtensions
{
    /// <summary>
    /// Keeps accepted events in a PostgreSQL database, which all processes of all machines share: one ledger, and one quota, as Gainsight counts it. The data source is the
    /// application's, and is not disposed of.
    /// </summary>
    /// <param name="builder">What AddGainsightEvents returned.</param>
    /// <param name="dataSource">Connects to the database: PostgreSQL 15 is what it is tried on, and 13 has all that it uses. A process needs a connection to publish, one to read the ledger and, where it delivers, one to listen and one for each lane.</param>
    /// <param name="configure">Sets how the database is used.</param>
    /// <exception cref="ArgumentException">The schema's name needs quotes.</exception>
    public static GainsightEventsBuilder UsePostgreSqlOutbox(this GainsightEventsBuilder builder, NpgsqlDataSource dataSource, Action<PostgreSqlOutboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return UsePostgreSqlOutbox(builder, _ => dataSource, configure);
    }

    /// <summary>The same, with the data source that is registered in the services, as <c>AddNpgsqlDataSource</c> does.</summary>
    /// <param name="builder">What AddGainsightEvents returned.</param>
    /// <param name="configure">Sets how the database is used.</param>
    /// <exception cref="ArgumentException">The schema's name needs quotes.</exception>
    public static GainsightEventsBuilder UsePostgreSqlOutbox(this GainsightEventsBuilder builder, Action<PostgreSqlOutboxOptions>? configure = null) =>
        UsePostgreSqlOutbox(builder, static provider => provider.GetRequiredService<NpgsqlDataSource>(), configure);

    private static GainsightEventsBuilder UsePostgreSqlOutbox(
        GainsightEventsBuilder builder, Func<IServiceProvider, NpgsqlDataSource> dataSource, Action<PostgreSqlOutboxOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new PostgreSqlOutboxOptions();
        configure?.Invoke(options);
        SchemaName.Require(options.Schema, nameof(configure));
        builder.Services.Replace(ServiceDescriptor.Singleton<IOutbox>(provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>().Current.Outbox;
            var database = new Database(dataSource(provider), options, provider.GetRequiredService<ILogger<Database>>(), static () => null);
            return new PostgreSqlOutbox(database, settings.MaxEvents, settings.MaxBytes, settings.DeadLetterMaxAge, provider.GetRequiredService<TimeProvider>(), options.Listen);
        }));
        return builder;
    }
}

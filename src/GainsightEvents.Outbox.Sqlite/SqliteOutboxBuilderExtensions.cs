using GainsightEvents;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.Sqlite;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps accepted events in a SQLite file.</summary>
public static class SqliteOutboxBuilderExtensions
{
    private static readonly TimeSpan LongestBusyTimeout = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Keeps accepted events in a SQLite file, so that they outlive the process: what is queued at a stop or a crash is sent when the application runs
    /// again. Several processes of one machine may use one file, and share its quota; on a network drive SQLite is not safe.
    /// </summary>
    /// <param name="builder">What AddGainsightEvents returned.</param>
    /// <param name="path">The file. It is made if there is none, readable by its owner only; its folder must exist. A relative path is taken from the current folder.</param>
    /// <param name="configure">Sets how the file is written.</param>
    /// <exception cref="ArgumentException">The path is empty, or names something in memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The busy timeout is not over zero and at most a minute, or the durability is none of the defined ones.</exception>
    public static GainsightEventsBuilder UseSqliteOutbox(this GainsightEventsBuilder builder, string path, Action<SqliteOutboxOptions>? configure = null)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        if (string.IsNullOrWhiteSpace(path) || path.Contains(":memory:") || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{path}' is not the path of a file; an outbox in memory is what there is without UseSqliteOutbox. Name a file, such as gainsight.db.", nameof(path));
        }

        var options = new SqliteOutboxOptions();
        configure?.Invoke(options);
        if (options.BusyTimeout <= TimeSpan.Zero || options.BusyTimeout > LongestBusyTimeout)
        {
            throw new ArgumentOutOfRangeException(nameof(configure), options.BusyTimeout, "BusyTimeout must be over zero and at most a minute.");
        }

        if (options.Durability is not (SqliteDurability.Normal or SqliteDurability.Full))
        {
            throw new ArgumentOutOfRangeException(nameof(configure), options.Durability, "Durability must be Normal or Full.");
        }

        var full = Path.GetFullPath(path);
        builder.Services.Replace(ServiceDescriptor.Singleton<IOutbox>(provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>().Current.Outbox;
            var file = new DatabaseFile(full, options, provider.GetRequiredService<ILogger<DatabaseFile>>());
            return new SqliteOutbox(file, settings.MaxEvents, settings.MaxBytes, settings.DeadLetterMaxAge, provider.GetRequiredService<TimeProvider>());
        }));
        return builder;
    }
}

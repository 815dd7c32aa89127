using GainsightEvents.Outbox;
using GainsightEvents.Tool.Terminals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>An outbox of an application, opened beside it: nothing is delivered by this process, and nothing ends by itself.</summary>
internal sealed class OpenOutbox : IAsyncDisposable
{
    // The application's own settings say how long dead letters are kept; this process must not purge what they keep.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    private readonly ServiceProvider _services;
    private readonly NpgsqlDataSource? _source;

    private OpenOutbox(ServiceProvider services, NpgsqlDataSource? source, string name)
    {
        (_services, _source, Name) = (services, source, name);
        Store = services.GetRequiredService<IOutbox>();
        DeadLetters = services.GetRequiredService<IDeadLetters>();
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    public IOutbox Store { get; }

    public IDeadLetters DeadLetters { get; }

    public static Task<OpenOutbox> SqliteAsync(string path, Terminal terminal, CancellationToken cancellationToken) =>
        OpenAsync(builder => builder.UseSqliteOutbox(path), null, path, terminal, cancellationToken);

    public static Task<OpenOutbox> PostgreSqlAsync(NpgsqlDataSource source, string schema, Terminal terminal, CancellationToken cancellationToken) => OpenAsync(
        builder => builder.UsePostgreSqlOutbox(source, options => (options.Schema, options.CreateSchema, options.Listen) = (schema, false, false)),
        source, $"schema {schema}", terminal, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }
    }

    private static async Task<OpenOutbox> OpenAsync(
        Action<GainsightEventsBuilder> use, NpgsqlDataSource? source, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new TerminalLoggerProvider(terminal)));
        use(services.AddGainsightEvents(
            static options =>
            {
                options.Mode = GainsightMode.Off;
                options.Dispatch = false;
                options.Outbox.DeadLetterMaxAge = Longest;
            },
            new EventCatalog("gainsight-events", [], [])));
        var provider = services.BuildServiceProvider();
        try
        {
            var outbox = new OpenOutbox(provider, source, name);
            await outbox.Store.InitializeAsync(cancellationToken);
            return outbox;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>A schema of one test in the server's database, and the stores that are open on it.</summary>
internal sealed class PostgreSqlSchema : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("GAINSIGHT_TEST_POSTGRES");

    private readonly List<PostgreSqlOutbox> _open = [];

    public PostgreSqlSchema()
    {
        Assert.SkipWhen(Server is null, "GAINSIGHT_TEST_POSTGRES names no server; test.sh starts one");
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { SearchPath = Name, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; } = $"test_{Guid.NewGuid():N}";

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>Opens the schema, as each process does.</summary>
    public PostgreSqlOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time)
    {
        var options = new PostgreSqlOutboxOptions { Schema = Name };
        var database = new Database(Source, options, NullLogger.Instance, () => time.GetUtcNow().UtcTicks);
        var outbox = new PostgreSqlOutbox(database, maxEvents, maxBytes, deadLetterMaxAge, time, listens: true);
        outbox.InitializeAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _open.Add(outbox);
        return outbox;
    }

    public async Task<object?> RunAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var outbox in _open)
        {
            await outbox.DisposeAsync();
        }

        await RunAsync($"DROP SCHEMA IF EXISTS {Name} CASCADE");
        await Source.DisposeAsync();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GainsightEvents.Fleet.Harness;

/// <summary>A schema of one round, and what is in it.</summary>
internal sealed class Fleet(NpgsqlDataSource source) : IAsyncDisposable
{
    public string Schema { get; } = $"harness_{Guid.NewGuid():N}";

    public NpgsqlDataSource Source => source;

    /// <summary>Opens the outbox.</summary>
    /// <param name="address">Where it delivers to; <see langword="null"/>: it only publishes.</param>
    public GainsightPublisher Open(Uri? address = null)
    {
        var options = new GainsightOptions
        {
            Mode = GainsightMode.Emulator,
            Dispatch = address is not null,
            Px = { BaseAddress = address ?? new Uri("http://127.0.0.1:9"), Quota = { PerSecond = 1_000_000, PerDay = int.MaxValue, Headroom = 0 } },
            Outbox = { MaxEvents = 100_000_000, MaxBytes = 1L << 42, StopTimeout = TimeSpan.FromSeconds(5) },
        };
        return GainsightPublisher.Create(options, builder => builder.UsePostgreSqlOutbox(source, outbox => outbox.Schema = Schema), EventCatalog.Of<Benchmarks.FeatureUsed>());
    }

    public async Task<object?> RunAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 3600;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync() => await RunAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
}

using GainsightEvents.Benchmarks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Outbox.Harness;

/// <summary>Durable publish through IEventPublisher. No host is started, so nothing is delivered.</summary>
internal static class Published
{
    public static async Task<double> MeasureAsync(int events, SqliteDurability durability)
    {
        using var folder = new Folder();
        await using var provider = Build(folder, durability);
        var publisher = provider.GetRequiredService<IEventPublisher>();
        await PublishAsync(publisher);
        return await Producers.MeasureAsync(events, () => PublishAsync(publisher));
    }

    /// <summary>Publishes one event, and reads the row that this wrote.</summary>
    public static async Task<Row> ReadOneRowAsync()
    {
        using var folder = new Folder();
        await using var provider = Build(folder, SqliteDurability.Normal);
        await PublishAsync(provider.GetRequiredService<IEventPublisher>());
        return Row.Read(folder.File);
    }

    private static ServiceProvider Build(Folder folder, SqliteDurability durability)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGainsightEvents(static options =>
        {
            options.Mode = GainsightMode.Live;
            options.Px.ApiKey = Guid.NewGuid().ToString();
            options.Outbox.MaxEvents = 10_000_000;
            options.Outbox.MaxBytes = 1L << 40;
        }).UseSqliteOutbox(folder.File, options => options.Durability = durability);
        return services.BuildServiceProvider();
    }

    private static async ValueTask PublishAsync(IEventPublisher publisher)
    {
        var receipt = await publisher.PublishAsync(FeatureUsed.Example);
        if (receipt.Status != PublishStatus.Accepted)
        {
            throw new InvalidOperationException($"Not accepted: {receipt.Status}.");
        }
    }
}

/// <summary>A folder for one round.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gainsight-harness-");

    public string File => Path.Combine(_directory.FullName, "outbox.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }
}

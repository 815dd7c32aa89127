using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Delivery.Harness;

/// <summary>The dispatcher as the product registers it, with an outbox that is filled before it starts.</summary>
internal sealed class Delivery : IAsyncDisposable
{
    private const int Publishers = 64;

    private readonly ServiceProvider _provider;
    private readonly IOutbox _outbox;
    private readonly int _requests;

    private Delivery(ServiceProvider provider, int requests) =>
        (_provider, _outbox, _requests) = (provider, provider.GetRequiredService<IOutbox>(), requests);

    /// <summary>What an event looks like on the wire, for who sends it without us.</summary>
    public static ReadOnlyMemory<byte> Body { get; } =
        """{"propertyKey":"AP-XXXXXXXXXX-2","userType":"USER","eventName":"Feature Used","identifyId":"user-123","date":1767225600000,"accountId":"account-456","attributes":{"featureName":"Bulk Export","category":"Reporting","value":12}}"""u8.ToArray();

    public static async Task<Delivery> PrepareAsync(Uri address, int requests, int concurrency, string? database)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IOptionsMonitor<GainsightOptions>>(
            provider => new PolledOptions(HarnessSettings.Of(address, concurrency), provider.GetRequiredService<TimeProvider>()));
        var builder = services.AddGainsightEventsCore(SettingsRoot.Default, [CustomEvent.Catalog]);
        if (database is not null)
        {
            builder.UseSqliteOutbox(database);
        }

        var delivery = new Delivery(services.BuildServiceProvider(), requests);
        await delivery._outbox.InitializeAsync(CancellationToken.None);
        await delivery.FillAsync();
        return delivery;
    }

    /// <summary>Delivers what the outbox holds.</summary>
    public async Task RunAsync()
    {
        _provider.GetRequiredService<Dispatcher>().Start();

        // Looked at seldom: no application looks more often.
        while ((await CountsAsync()).Queued > 0)
        {
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.GetRequiredService<Dispatcher>().StopAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        var counts = await CountsAsync();
        await _provider.DisposeAsync();
        if (counts.Delivered != _requests)
        {
            throw new InvalidOperationException($"Of {_requests} entries not all were delivered: {counts}");
        }
    }

    private static CustomEvent NewEvent() => new("Feature Used", "user-123")
    {
        AccountId = "account-456",
        Attributes = { ["featureName"] = "Bulk Export", ["category"] = "Reporting", ["value"] = 12 },
    };

    private async Task FillAsync()
    {
        var publisher = _provider.GetRequiredService<IEventPublisher>();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(part => Task.Run(async () =>
        {
            for (var i = part; i < _requests; i += Publishers)
            {
                await publisher.PublishAsync(NewEvent());
            }
        })));
    }

    private async Task<LedgerCounts> CountsAsync() => (await _outbox.ReadAsync(CancellationToken.None)).Total;
}

using System.Text;
using System.Text.Json;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Publishing;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Hosting;

/// <summary>Publishers to all accounts of a configuration, whose outbox nobody empties but the test.</summary>
internal sealed class AccountDriver : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly OutboxDriver _driver;

    public AccountDriver(Dictionary<string, string?>? settings = null, params EventCatalog[] catalogs)
        : this(settings, static _ => { }, catalogs)
    {
    }

    public AccountDriver(Dictionary<string, string?>? settings, Action<GainsightEventsBuilder> configure, params EventCatalog[] catalogs)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Gainsight:Px:ApiKey"] = "key-0123456789",
                ["Gainsight:Px:PropertyKey"] = "AP-XXXXXXXXXX-2",
                ["Gainsight:Nxt:BaseAddress"] = "https://acme.gainsightcloud.com",
                ["Gainsight:Nxt:TenantId"] = "tenant-1",
                ["Gainsight:Nxt:SharedSecret"] = "secret-0123456789",
                ["Gainsight:Nxt:EventVersion"] = "v01",
            })
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var services = new ServiceCollection();
        var clock = new FakeTimeProvider();
        services.AddSingleton<TimeProvider>(clock);
        configure(services.AddGainsightEvents(configuration.GetSection("Gainsight"), catalogs.Length > 0 ? catalogs : [OrderShipped.Catalog]));
        _services = services.BuildServiceProvider(validateScopes: true);
        Publisher = _services.GetRequiredService<IEventPublisher>();
        Outbox = _services.GetRequiredService<IOutbox>();
        _driver = new OutboxDriver(Outbox, clock);
    }

    public IServiceProvider Services => _services;

    public IEventPublisher Publisher { get; }

    public IOutbox Outbox { get; }

    public IEventContext Context => _services.GetRequiredService<IEventContext>();

    public IReadOnlyCollection<LaneSettings> Lanes => [.. _services.GetRequiredService<LiveSettings>().Current.Lanes.Values];

    public IEventPublisher PublisherOf(string account) => _services.GetRequiredKeyedService<IEventPublisher>(account);

    /// <summary>The entries that lanes of a target have, by account.</summary>
    public async Task<IReadOnlyList<LeasedEntry>> ClaimAsync(EventTarget target, string? account = null) =>
        (await _driver.ClaimAsync(lane: new Lane(target, account))).Entries;

    public async Task<JsonElement> ReadOneAsync(EventTarget target = EventTarget.Px, string? account = null)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Assert.Single(await ClaimAsync(target, account)).Body.ToArray()));
        return document.RootElement.Clone();
    }

    public void Dispose() => _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
}

using System.Text;
using System.Text.Json;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Tests.Publishing;

/// <summary>A publisher whose outbox nobody empties but the test.</summary>
internal sealed class PublisherDriver : IDeliveryObserver, IDisposable
{
    // Other tests declare events for Gainsight NXT, whose settings are not the matter here.
    private static readonly EventCatalog PxOnly = new(
        "Tests", [.. GainsightEventCatalog.Instance.Events.Where(e => e.Nxt is null)], GainsightEventCatalog.Instance.Products);

    private readonly ServiceProvider _services;

    public PublisherDriver(Action<GainsightOptions>? configure = null)
    {
        Options.Px.ApiKey = "key-0123456789";
        configure?.Invoke(Options);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IOptionsMonitor<GainsightOptions>>(new FixedOptions(Options));
        services.AddGainsightEventsCore(SettingsRoot.Default, [PxOnly]).AddObserver(this);
        _services = services.BuildServiceProvider();
        Publisher = _services.GetRequiredService<IEventPublisher>();
        Outbox = _services.GetRequiredService<IOutbox>();
        Context = _services.GetRequiredService<IEventContext>();
        DeadLetters = _services.GetRequiredService<IDeadLetters>();
    }

    public FakeTimeProvider Clock { get; } = new();

    public GainsightOptions Options { get; } = new();

    public IEventPublisher Publisher { get; }

    public IOutbox Outbox { get; }

    public IEventContext Context { get; }

    public IDeadLetters DeadLetters { get; }

    public List<FinalEntry> Finals { get; } = [];

    public void OnFinal(FinalEntry entry) => Finals.Add(entry);

    public async Task<JsonElement> ReadOneAsync()
    {
        var entry = await ClaimOneAsync();
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(entry.Body.ToArray()));
        return document.RootElement.Clone();
    }

    public async Task<LeasedEntry> ClaimOneAsync() => Assert.Single(await ClaimAsync());

    public async Task DeliverAllAsync()
    {
        while (await ClaimAsync() is { Count: > 0 } entries)
        {
            var now = Clock.GetUtcNow();
            await Outbox.SettleAsync([.. entries.Select(entry => new Settlement(entry, SettlementKind.Delivered, now))], CancellationToken.None);
        }
    }

    public async Task<LedgerCounts> ReadLedgerAsync() => (await Outbox.ReadLedgerAsync(CancellationToken.None)).Total;

    public void Dispose() => _services.Dispose();

    private async Task<IReadOnlyList<LeasedEntry>> ClaimAsync()
    {
        var plenty = new QuotaPolicy(1_000_000, TimeSpan.FromSeconds(1), 0, 1_000_000);
        var request = new ClaimRequest(Lane.Px, 1000, Clock.GetUtcNow(), TimeSpan.FromMinutes(1), plenty);
        return (await Outbox.ClaimAsync(request, CancellationToken.None)).Entries;
    }
}

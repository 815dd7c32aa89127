using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using GainsightEvents.Delivery;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Publishing;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Delivery;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Tests.Publishing;

/// <summary>A publisher whose outbox nobody empties but the test.</summary>
internal sealed class PublisherDriver : IDeliveryObserver, IDisposable
{
    // Other tests declare events for Gainsight NXT, whose settings are not the matter here.
    private static readonly EventCatalog PxOnly = new(
        "Tests", [.. EventCatalog.Of<Opened>().Events.Where(e => e.Nxt is null)], EventCatalog.Of<Opened>().Products);

    private readonly ServiceProvider _services;
    private readonly OutboxDriver _driver;
    private readonly ConcurrentQueue<DeliveryReport> _finals = new();

    public PublisherDriver(Action<GainsightOptions>? configure = null, Action<GainsightEventsBuilder>? build = null)
    {
        Options.Px.ApiKey = "key-0123456789";
        configure?.Invoke(Options);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IOptionsMonitor<GainsightOptions>>(new PolledOptions(Options, Clock));
        services.AddSingleton<ILogger<PublishMetrics>>(Log);
        var builder = services.AddGainsightEventsCore(SettingsRoot.Default, [PxOnly]).AddObserver(this);
        build?.Invoke(builder);
        _services = services.BuildServiceProvider();
        Publisher = _services.GetRequiredService<IEventPublisher>();
        Outbox = _services.GetRequiredService<IOutbox>();
        _driver = new OutboxDriver(Outbox, Clock);
        Context = _services.GetRequiredService<IEventContext>();
        DeadLetters = _services.GetRequiredService<IDeadLetters>();
    }

    public FakeTimeProvider Clock { get; } = new();

    public GainsightOptions Options { get; } = new();

    public IEventPublisher Publisher { get; }

    public IOutbox Outbox { get; }

    public IEventContext Context { get; }

    public IDeadLetters DeadLetters { get; }

    public RecordingLogger<PublishMetrics> Log { get; } = new();

    public void OnFinal(DeliveryReport report) => _finals.Enqueue(report);

    /// <summary>What observers have been told so far.</summary>
    public async Task<IReadOnlyCollection<DeliveryReport>> ReadFinalsAsync()
    {
        Assert.True(await _services.GetRequiredService<DeliveryObservers>().DrainAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        return _finals;
    }

    public async Task<JsonElement> ReadOneAsync()
    {
        var entry = await ClaimOneAsync();
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(entry.Body.ToArray()));
        return document.RootElement.Clone();
    }

    public async Task<LeasedEntry> ClaimOneAsync() => Assert.Single((await ClaimAsync()).Entries);

    public Task<Claimed> ClaimAsync() => _driver.ClaimAsync();

    public async Task DeliverAsync(LeasedEntry entry) => Assert.Equal(EntryFate.Delivered, (await _driver.SettleAsync(entry, AttemptKind.Delivered)).Fate);

    public async Task DeliverAllAsync()
    {
        while (await ClaimAsync() is { Entries.Count: > 0 } claim)
        {
            foreach (var entry in claim.Entries)
            {
                await DeliverAsync(entry);
            }
        }
    }

    public async Task<LedgerCounts> ReadLedgerAsync() => (await Outbox.ReadAsync(CancellationToken.None)).Total;

    public void Dispose() => _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
}

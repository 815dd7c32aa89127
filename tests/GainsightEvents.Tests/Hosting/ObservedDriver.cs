using GainsightEvents.Delivery;
using GainsightEvents.Diagnostics;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Tests.Hosting;

/// <summary>
/// An application whose delivery sends nothing, for its mode is Off unless a test says otherwise: what its outbox goes through is the test's to say.
/// </summary>
internal sealed class ObservedDriver : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ObservedDriver(Action<GainsightHealthCheckOptions>? configure = null, HealthStatus? failureStatus = null, GainsightMode mode = GainsightMode.Off)
    {
        var options = new GainsightOptions { Mode = mode, Px = { ApiKey = "key-0123456789", PropertyKey = "AP-1-2" }, Outbox = { MaxEvents = 100 } };
        Outbox = new ReadableOutbox(new InMemoryOutbox(100, 1 << 20, TimeSpan.FromDays(30), Clock));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IOutbox>(Outbox);
        services.AddSingleton<IOptionsMonitor<GainsightOptions>>(new PolledOptions(options, Clock));
        services.AddGainsightEventsCore(SettingsRoot.Default, [CustomEvent.Catalog]);
        services.AddHealthChecks().AddGainsightEvents(configure, failureStatus: failureStatus);
        _services = services.BuildServiceProvider();
        Dispatcher = _services.GetRequiredService<Dispatcher>();
        Driver = new OutboxDriver(Outbox, Clock) { Version = _services.GetRequiredService<LiveSettings>().Current.Lanes[Lane.Px].Version };
        Watch = _services.GetRequiredService<OutboxWatch>();
        Meter = _services.GetRequiredService<GainsightMeter>();
    }

    public FakeTimeProvider Clock { get; } = new();

    public ReadableOutbox Outbox { get; }

    public Dispatcher Dispatcher { get; }

    /// <summary>Plays the dispatcher, under the settings in force.</summary>
    public OutboxDriver Driver { get; }

    public OutboxWatch Watch { get; }

    public GainsightMeter Meter { get; }

    public async Task<HealthReportEntry> CheckAsync() =>
        (await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["gainsight"];

    /// <summary>Has attempts at the next entries bring the same.</summary>
    public async Task SettleAsync(AttemptKind kind, int times = 1, string reason = "a reason")
    {
        for (var i = 0; i < times; i++)
        {
            await Driver.SettleAsync(await Driver.ClaimOneAsync(), kind, reason);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

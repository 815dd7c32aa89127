using System.Data.Common;
using GainsightEvents.Delivery;
using GainsightEvents.Diagnostics;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GainsightEvents;

/// <summary>
/// A publisher without a host. It delivers in the background from <see cref="Create(GainsightOptions, EventCatalog[])"/> until it is disposed of;
/// disposing delivers what it can within <see cref="OutboxOptions.StopTimeout"/>. Create one for the process and keep it.
/// </summary>
public sealed class GainsightPublisher : IEventPublisher, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IEventPublisher _publisher;
    private readonly IOutbox _outbox;
    private readonly Dispatcher _dispatcher;
    private readonly LiveSettings _settings;

    private GainsightPublisher(ServiceProvider services)
    {
        _services = services;
        _publisher = services.GetRequiredService<IEventPublisher>();
        _outbox = services.GetRequiredService<IOutbox>();
        Context = services.GetRequiredService<IEventContext>();
        DeadLetters = services.GetRequiredService<IDeadLetters>();
        _dispatcher = services.GetRequiredService<Dispatcher>();
        _settings = services.GetRequiredService<LiveSettings>();

        // A store of its own is opened with the first use of the file or database; there is no host to wait for.
        _outbox.InitializeAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        services.GetRequiredService<StartupReport>().Tell();
        _dispatcher.Start();
    }

    /// <summary>Who acts.</summary>
    public IEventContext Context { get; }

    /// <summary>The entries that could not be delivered.</summary>
    public IDeadLetters DeadLetters { get; }

    /// <summary>Creates a publisher and starts delivery.</summary>
    /// <param name="options">The settings. They are live: a change of this object is checked and takes effect within a second; an invalid change is logged and ignored. Accounts and the outbox's bounds are read once, now.</param>
    /// <param name="catalogs">The catalogs of the assemblies that declare events. None: all events of the application and of the assemblies it references.</param>
    /// <exception cref="OptionsValidationException">Events would be lost with these settings; the message names each wrong setting.</exception>
    /// <exception cref="InvalidOperationException">No catalog is known.</exception>
    /// <exception cref="PlatformNotSupportedException">This is a client: a browser, Android, iOS, tvOS or Mac Catalyst. A key that may write must not be there.</exception>
    public static GainsightPublisher Create(GainsightOptions options, params EventCatalog[] catalogs) =>
        Create(options, static _ => { }, catalogs);

    /// <summary>Creates a publisher and starts delivery.</summary>
    /// <param name="options">The settings. They are live: a change of this object is checked and takes effect within a second; an invalid change is logged and ignored. Accounts and the outbox's bounds are read once, now.</param>
    /// <param name="configure">Adds observers, logging and the like.</param>
    /// <param name="catalogs">The catalogs of the assemblies that declare events. None: all events of the application and of the assemblies it references.</param>
    /// <exception cref="OptionsValidationException">Events would be lost with these settings; the message names each wrong setting.</exception>
    /// <exception cref="InvalidOperationException">No catalog is known.</exception>
    /// <exception cref="PlatformNotSupportedException">This is a client: a browser, Android, iOS, tvOS or Mac Catalyst. A key that may write must not be there.</exception>
    public static GainsightPublisher Create(GainsightOptions options, Action<GainsightEventsBuilder> configure, params EventCatalog[] catalogs)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        if (configure is null)
        {
            throw new ArgumentNullException(nameof(configure));
        }

        var services = new ServiceCollection();
        services.AddSingleton<IOptionsMonitor<GainsightOptions>>(provider => new PolledOptions(options, provider.GetRequiredService<TimeProvider>()));
        services.AddLogging(static logging => logging.AddProvider(new EventSourceLoggerProvider()));
        configure(services.AddGainsightEventsCore(SettingsRoot.Default, catalogs));
        var provider = services.BuildServiceProvider();
        try
        {
            return new GainsightPublisher(provider);
        }
        catch
        {
            provider.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>A publisher to a named account. It works until this one is disposed of.</summary>
    /// <param name="name">The name under <c>Px:Accounts</c> or <c>Nxt:Accounts</c>; upper and lower case count as one.</param>
    /// <exception cref="ArgumentException">No account has the name; the message lists those that were configured at the start.</exception>
    public IEventPublisher ForAccount(string name) => _services.GetRequiredKeyedService<IEventPublisher>(name);

    /// <inheritdoc/>
    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent => _publisher.PublishAsync(gainsightEvent, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent => _publisher.PublishAsync(gainsightEvent, transaction, cancellationToken);

    /// <inheritdoc/>
    public bool TryPublish<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent => _publisher.TryPublish(gainsightEvent);

    /// <inheritdoc/>
    public ValueTask<FlushResult> FlushAsync(TimeSpan deadline, CancellationToken cancellationToken = default) =>
        _publisher.FlushAsync(deadline, cancellationToken);

    /// <summary>Reads what happened to the accepted entries: all lanes, in one snapshot.</summary>
    public async ValueTask<Ledger> ReadLedgerAsync(CancellationToken cancellationToken = default) =>
        (await _outbox.ReadAsync(cancellationToken).ConfigureAwait(false)).Ledger;

    /// <summary>Stops delivery within <see cref="OutboxOptions.StopTimeout"/>; what remains is discarded, counted and handed to the observers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync(_settings.Current.Outbox.StopTimeout, CancellationToken.None).ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
    }
}

using System.Diagnostics.Metrics;
using GainsightEvents.Delivery;
using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Publishing;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Hosting;

/// <summary>Registers the rooms, each with the next one it knows.</summary>
internal static class CoreServices
{
    public static GainsightEventsBuilder AddGainsightEventsCore(
        this IServiceCollection services, SettingsRoot root, IReadOnlyList<EventCatalog> catalogs)
    {
        ClientPlatforms.Refuse();
        if (services.Any(service => service.ServiceType == typeof(RegisteredCatalogs)))
        {
            throw new InvalidOperationException(
                "AddGainsightEvents was called before on this service collection. Call it once; a part of the application that has events of its own adds them by services.AddGainsightEventCatalog(EventCatalog.Of<ItsEvent>()).");
        }

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ApplicationCatalogs.Find(
            catalogs, provider.GetServices<AddedCatalog>(), provider.GetService<IHostEnvironment>()?.ApplicationName));
        services.AddSingleton(root);
        services.AddSingleton(provider => new SettingsResolver(
            provider.GetRequiredService<RegisteredCatalogs>(), root, InvalidDefaultOf(provider.GetService<IHostEnvironment>())));
        services.AddSingleton<LiveSettings>();
        AddPublishing(services);
        AddDelivery(services);
        return new GainsightEventsBuilder(services);
    }

    /// <summary>A developer is told at once; elsewhere an invalid event must not stop the application.</summary>
    private static InvalidEventPolicy InvalidDefaultOf(IHostEnvironment? environment) =>
        environment is not null && !environment.IsDevelopment() ? InvalidEventPolicy.DeadLetter : InvalidEventPolicy.Throw;

    private static void AddPublishing(IServiceCollection services)
    {
        services.TryAddSingleton<IEventContext>(static provider =>
        {
            var scopes = provider.GetRequiredService<IServiceScopeFactory>();
            return new AsyncLocalEventContext(
                provider.GetService<ActorDelegate>() is { } actor ? request => actor.ReadScoped(request, scopes) : null);
        });
        services.AddSingleton<GuardedContext>();
        services.AddSingleton<PublishHooks>();
        services.AddSingleton(static provider => new GainsightMeter(provider.GetService<IMeterFactory>()));
        services.AddSingleton<PublishMetrics>();
        services.AddSingleton<OutboxAppender>();
        services.AddSingleton<QueueDrain>();
        services.AddSingleton<AccountPublishers>();
        services.AddSingleton<IDeadLetters, DeadLetterService>();
        services.AddSingleton(static provider => provider.GetRequiredService<AccountPublishers>().Default);
        services.AddKeyedSingleton(
            KeyedService.AnyKey, static (provider, name) => provider.GetRequiredService<AccountPublishers>().Find(name));
    }

    private static void AddDelivery(IServiceCollection services)
    {
        services.TryAddSingleton<IOutbox>(NewInMemoryOutbox);

        // What the application gives to all its clients is not for this one: a handler that retries spends quota behind the dispatcher's
        // back, a logger tells headers, which carry the keys. Default headers do not come in: only the handler is used.
        services.AddHttpClient(HttpExchange.ClientName)
            .ConfigurePrimaryHttpMessageHandler(HttpExchange.CreateHandler)
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
            .RemoveAllLoggers();
        services.AddSingleton<HttpExchange>();
        services.AddSingleton<ITransport>(static provider => new PxClient(provider.GetRequiredService<HttpExchange>(), SecretsOf(provider)));
        services.AddSingleton<ITransport>(static provider => new NxtClient(
            provider.GetRequiredService<HttpExchange>(), SecretsOf(provider), provider.GetRequiredService<ILogger<NxtClient>>()));
        services.AddSingleton(static provider => new DeliveryObservers(
            provider.GetServices<IDeliveryObserver>(), LoggerOf<Dispatcher>(provider)));
        services.AddSingleton(static provider => NewDispatcher(provider));
        services.AddSingleton<StartupReport>();
        AddObserving(services);
        services.AddHostedService<GainsightService>();
    }

    /// <summary>Keeps accepted events in memory, whatever store was chosen before.</summary>
    public static void UseInMemoryOutbox(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IOutbox>(NewInMemoryOutbox));

    private static InMemoryOutbox NewInMemoryOutbox(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<LiveSettings>().Current.Outbox;
        return new InMemoryOutbox(settings.MaxEvents, settings.MaxBytes, settings.DeadLetterMaxAge, provider.GetRequiredService<TimeProvider>());
    }

    private static Func<IEnumerable<string>> SecretsOf(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<LiveSettings>();
        return () => settings.Secrets;
    }

    private static Dispatcher NewDispatcher(IServiceProvider provider)
    {
        // Nobody asks for it: it is there for those who listen, from the start of delivery on.
        provider.GetRequiredService<OutboxMetrics>();
        return new Dispatcher(
            provider.GetRequiredService<IOutbox>(),
            provider.GetServices<ITransport>().Select(transport => new ObservedTransport(
                transport, provider.GetRequiredService<SendMetrics>(), provider.GetRequiredService<TimeProvider>())),
            provider.GetRequiredService<LiveSettings>(),
            provider.GetRequiredService<DeliveryObservers>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Dispatcher>>());
    }

    private static void AddObserving(IServiceCollection services)
    {
        services.AddSingleton<SendMetrics>();
        services.AddSingleton<OutboxWatch>();
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<DeadLettersAtStart>();
    }

    /// <summary>A logger for what may be said for every event: it throws nothing, and says no more than a person can read.</summary>
    private static CalmLogger LoggerOf<TCategory>(IServiceProvider provider) =>
        new(new GuardedLogger(provider.GetRequiredService<ILogger<TCategory>>()), provider.GetRequiredService<TimeProvider>());
}

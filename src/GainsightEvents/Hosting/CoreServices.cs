using GainsightEvents.Delivery;
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
        if (services.Any(service => service.ServiceType == typeof(RegisteredCatalogs)))
        {
            throw new InvalidOperationException(
                "AddGainsightEvents was called before on this service collection. Call it once, with all catalogs: AddGainsightEvents(section, First.GainsightEventCatalog.Instance, Second.GainsightEventCatalog.Instance).");
        }

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new RegisteredCatalogs(catalogs));
        services.AddSingleton(root);
        services.AddSingleton<GainsightOptionsValidator>();
        services.AddSingleton<LiveSettings>();
        services.AddSingleton<Accounts>();
        AddPublishing(services);
        AddDelivery(services);
        return new GainsightEventsBuilder(services);
    }

    private static void AddPublishing(IServiceCollection services)
    {
        services.TryAddSingleton<IEventContext>(static provider => new AsyncLocalEventContext(
            provider.GetService<ActorDelegate>() is { } actor ? () => actor.Read(provider) : null));
        services.AddSingleton<PublishMetrics>();
        services.AddSingleton(provider => new InvalidEventDefault(
            provider.GetService<IHostEnvironment>() is { } environment && !environment.IsDevelopment() ? InvalidEventPolicy.DeadLetter : InvalidEventPolicy.Throw));
        services.AddSingleton(provider => new DeliveryObservers(
            provider.GetServices<IDeliveryObserver>(), provider.GetRequiredService<ILogger<Dispatcher>>()));
        services.AddSingleton<OutboxAppender>();
        services.AddSingleton<QueueDrain>();
        services.AddSingleton<AccountPublishers>();
        services.AddSingleton(static provider => provider.GetRequiredService<AccountPublishers>().Default);
        services.AddKeyedSingleton(
            KeyedService.AnyKey, static (provider, name) => provider.GetRequiredService<AccountPublishers>().Find(name));
    }

    private static void AddDelivery(IServiceCollection services)
    {
        services.TryAddSingleton<IOutbox>(static provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>().Current.Outbox;
            return new InMemoryOutbox(
                settings.MaxEvents, settings.MaxBytes, settings.DeadLetterMaxAge, provider.GetRequiredService<TimeProvider>());
        });
        services.TryAddSingleton(static provider => (IDeadLetters)provider.GetRequiredService<IOutbox>());

        // No handler may retry, and none may log headers, which carry the keys: the dispatcher does the one, and the other nobody.
        services.AddHttpClient(HttpExchange.ClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HttpExchange.CreateHandler)
            .RemoveAllLoggers();
        services.AddSingleton<HttpExchange>();

        // Settings are read at every attempt, so that a rotated key works at the next one.
        services.AddSingleton<ITransport>(static provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>();
            return new PxClient(
                provider.GetRequiredService<HttpExchange>(), lane => PxSettings.Of(settings.Current, lane.Account).Endpoint);
        });
        services.AddSingleton<ITransport>(static provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>();
            return new NxtClient(
                provider.GetRequiredService<HttpExchange>(),
                lane => NxtSettings.Of(settings.Current, lane.Account).Endpoint,
                provider.GetRequiredService<ILogger<NxtClient>>());
        });

        services.AddSingleton(static provider => new Dispatcher(
            provider.GetRequiredService<IOutbox>(),
            provider.GetServices<ITransport>(),
            provider.GetRequiredService<Accounts>().Lanes(),
            provider.GetServices<IDeliveryObserver>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Dispatcher>>()));
        services.AddHostedService<GainsightService>();
    }
}

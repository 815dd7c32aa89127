using System.Text.Json;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;

namespace GainsightEvents;

/// <summary>The routes of all registered events, worked out once for each version of the settings.</summary>
internal sealed class EventRoutes
{
    private readonly RegisteredCatalogs _catalogs;
    private readonly LiveSettings _settings;
    private volatile Dictionary<EventDescriptor, EventRoute[]> _routes;

    public EventRoutes(RegisteredCatalogs catalogs, LiveSettings settings)
    {
        _catalogs = catalogs;
        _settings = settings;
        _routes = Build(settings.Current);
        settings.Changed += () => _routes = Build(settings.Current);
    }

    public GainsightOptions Options => _settings.Current;

    /// <summary>Finds an event's routes, one for each target.</summary>
    /// <exception cref="InvalidOperationException">No registered catalog has the event.</exception>
    public EventRoute[] Find(EventDescriptor descriptor) =>
        _routes.TryGetValue(descriptor, out var found) ? found : throw NotRegistered(descriptor);

    private Dictionary<EventDescriptor, EventRoute[]> Build(GainsightOptions options)
    {
        var routes = new Dictionary<EventDescriptor, EventRoute[]>();
        foreach (var descriptor in _catalogs.Events)
        {
            var routesOfEvent = new List<EventRoute>();
            if ((descriptor.Targets & EventTargets.Px) != 0)
            {
                routesOfEvent.Add(PxRoute(descriptor, options));
            }

            routes[descriptor] = [.. routesOfEvent];
        }

        return routes;
    }

    private EventRoute PxRoute(EventDescriptor descriptor, GainsightOptions options) => new(
        EventTargets.Px,
        Lane.Px,
        new EntryHeader(descriptor.EventName, descriptor.Priority, IdentityField: "identifyId"),
        Quote(ProductKeys.Find(options.Px, _catalogs, descriptor.Product) ?? string.Empty),
        descriptor.MaxAge ?? options.Outbox.MaxAge);

    private InvalidOperationException NotRegistered(EventDescriptor descriptor) => new(
        $"Event {descriptor} is in no registered catalog, so nothing is known of its product key. Pass the GainsightEventCatalog.Instance "
        + $"of the assembly that declares it to AddGainsightEvents or GainsightPublisher.Create. Registered: {_catalogs}.");

    private static byte[] Quote(string propertyKey)
    {
        var encoded = JsonEncodedText.Encode(propertyKey).EncodedUtf8Bytes;
        var quoted = new byte[encoded.Length + 2];
        quoted[0] = (byte)'"';
        encoded.CopyTo(quoted.AsSpan(1));
        quoted[quoted.Length - 1] = (byte)'"';
        return quoted;
    }
}

using System.Text.Json;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;

namespace GainsightEvents;

/// <summary>The routes of all events to one account, worked out once for each version of the settings.</summary>
internal sealed class EventRoutes
{
    private readonly RegisteredCatalogs _catalogs;
    private readonly LiveSettings _settings;
    private readonly Accounts _accounts;
    private readonly string? _account;
    private volatile Dictionary<EventDescriptor, EventRoute[]> _routes;

    public EventRoutes(RegisteredCatalogs catalogs, LiveSettings settings, Accounts accounts, string? account)
    {
        (_catalogs, _settings, _accounts, _account) = (catalogs, settings, accounts, account);
        _routes = Build();
        settings.Changed += () => _routes = Build();
    }

    /// <summary>Finds an event's routes, one for each target.</summary>
    /// <exception cref="InvalidOperationException">No registered catalog has the event.</exception>
    public EventRoute[] Find(EventDescriptor descriptor) =>
        _routes.TryGetValue(descriptor, out var found) ? found : throw NotRegistered(descriptor);

    private Dictionary<EventDescriptor, EventRoute[]> Build()
    {
        var routes = new Dictionary<EventDescriptor, EventRoute[]>();
        foreach (var descriptor in _catalogs.Events)
        {
            routes[descriptor] = [.. RoutesOf(descriptor)];
        }

        return routes;
    }

    private IEnumerable<EventRoute> RoutesOf(EventDescriptor descriptor)
    {
        if ((descriptor.Targets & EventTargets.Px) != 0)
        {
            yield return PxRoute(descriptor);
        }

        if (descriptor.Nxt is { } nxt)
        {
            yield return NxtRoute(descriptor, nxt);
        }
    }

    private EventRoute PxRoute(EventDescriptor descriptor)
    {
        var lane = _accounts.LaneOf(EventTargets.Px, _account);
        var settings = PxSettings.Of(_settings.Current, lane.Account);
        var header = new EntryHeader(descriptor.EventName, descriptor.Priority, IdentityField: "identifyId");
        return new EventRoute(EventTargets.Px, lane, header, descriptor.MaxAge ?? _settings.Current.Outbox.MaxAge)
        {
            PropertyKey = Quote(ProductKeys.Find(settings, _catalogs, descriptor.Product) ?? string.Empty),
            SendEventId = settings.SendEventId,
        };
    }

    /// <summary>At Gainsight NXT every member goes under its own name, the identifyId too.</summary>
    private EventRoute NxtRoute(EventDescriptor descriptor, NxtEventDescriptor nxt)
    {
        var lane = _accounts.LaneOf(EventTargets.Nxt, _account);
        var identity = descriptor.Members.FirstOrDefault(static member => member.Role == MemberRole.IdentifyId);
        var header = new EntryHeader(nxt.EventName, nxt.Priority, identity?.WireName) { EventVersion = nxt.Version, TopicName = nxt.Topic };
        return new EventRoute(EventTargets.Nxt, lane, header, nxt.MaxAge ?? _settings.Current.Outbox.MaxAge)
        {
            TenantId = NxtSettings.Of(_settings.Current, lane.Account).TenantId,
        };
    }

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

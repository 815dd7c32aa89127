using System.Runtime.CompilerServices;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Publishing;

/// <summary>The routes of all events to one account, worked out once for each version of the settings.</summary>
internal sealed class EventRoutes
{
    private readonly RegisteredCatalogs _catalogs;
    private readonly LiveSettings _settings;
    private readonly Accounts _accounts;
    private readonly string? _account;
    private volatile RouteTable _table;

    public EventRoutes(RegisteredCatalogs catalogs, LiveSettings settings, Accounts accounts, string? account)
    {
        (_catalogs, _settings, _accounts, _account) = (catalogs, settings, accounts, account);
        _table = Build();
        settings.Changed += () => _table = Build();
    }

    /// <summary>Finds an event's routes, one for each target.</summary>
    /// <exception cref="InvalidOperationException">No registered catalog has the event, or it needs a setting that nobody has checked.</exception>
    public EventRoute[] Find(EventDescriptor descriptor)
    {
        var table = _table;
        return table.Declared.TryGetValue(descriptor, out var found) || table.Dynamic.TryGetValue(descriptor, out found) ? found
            : descriptor.IsDynamic ? table.Dynamic.GetValue(descriptor, key => [.. RoutesOf(Checked(key))])
            : throw NotRegistered(descriptor);
    }

    private RouteTable Build() => new(_catalogs.Events.ToDictionary(static descriptor => descriptor, descriptor => RoutesOf(descriptor).ToArray()));

    /// <summary>What start-up checks for declared events is checked for the others when they are first published.</summary>
    private EventDescriptor Checked(EventDescriptor descriptor)
    {
        var target = descriptor.Nxt is null ? EventTarget.Px : EventTarget.Nxt;
        var isPx = target == EventTarget.Px;
        if (!_accounts.Runs(target))
        {
            var catalog = isPx ? "CustomEvent.Catalog" : "SystemAssetEvent.Catalog";
            throw new InvalidOperationException(
                $"Event {descriptor} goes to Gainsight {(isPx ? "PX" : "NXT")}, to which no registered event goes, so that its settings were not checked and nothing is delivered to it. "
                + $"Pass {catalog} to AddGainsightEvents or GainsightPublisher.Create, beside the other catalogs.");
        }

        var account = _accounts.LaneOf(target, _account).Account;
        var missing = isPx
            ? ProductKeys.Find(PxSettings.Of(_settings.Current, account), _catalogs, descriptor.Px!.Product) is not null ? null
                : descriptor.Px.Product is null ? "Px:PropertyKey" : $"Px:Products:{descriptor.Px.Product}:PropertyKey"
            : (descriptor.Nxt!.Version ?? NxtSettings.Of(_settings.Current, account).EventVersion) is null ? "Nxt:EventVersion" : null;
        return missing is null ? descriptor : throw new InvalidOperationException($"Event {descriptor} needs the setting Gainsight:{missing}, which is not set.");
    }

    private IEnumerable<EventRoute> RoutesOf(EventDescriptor descriptor)
    {
        if (descriptor.Px is { } px)
        {
            yield return PxRoute(px);
        }

        if (descriptor.Nxt is { } nxt)
        {
            yield return NxtRoute(descriptor, nxt);
        }
    }

    private EventRoute PxRoute(PxEventDescriptor px)
    {
        var lane = _accounts.LaneOf(EventTarget.Px, _account);
        var settings = PxSettings.Of(_settings.Current, lane.Account);
        var header = new EntryHeader(px.EventName, px.Priority, IdentityField: "identifyId");
        return new EventRoute(EventTarget.Px, lane, header, px.MaxAge ?? _settings.Current.Outbox.MaxAge)
        {
            PropertyKey = Quote(ProductKeys.Find(settings, _catalogs, px.Product) ?? string.Empty),
            SendEventId = settings.SendEventId,
        };
    }

    /// <summary>At Gainsight NXT every member goes under its own name, the identifyId too.</summary>
    private EventRoute NxtRoute(EventDescriptor descriptor, NxtEventDescriptor nxt)
    {
        var lane = _accounts.LaneOf(EventTarget.Nxt, _account);
        var identity = descriptor.Members.FirstOrDefault(static member => member.Role == MemberRole.IdentifyId);
        var header = new EntryHeader(nxt.EventName, nxt.Priority, identity?.WireName) { EventVersion = nxt.Version, TopicName = nxt.Topic };
        return new EventRoute(EventTarget.Nxt, lane, header, nxt.MaxAge ?? _settings.Current.Outbox.MaxAge)
        {
            TenantId = NxtSettings.Of(_settings.Current, lane.Account).TenantId,
        };
    }

    private InvalidOperationException NotRegistered(EventDescriptor descriptor) => new(
        $"Event {descriptor} is in no registered catalog, so nothing is known of its product key. Pass the GainsightEventCatalog.Instance "
        + $"of the assembly that declares it to AddGainsightEvents or GainsightPublisher.Create. Registered: {_catalogs}.");

    /// <summary>The routes of one version of the settings. Those of events named late go with their descriptors.</summary>
    private sealed class RouteTable(Dictionary<EventDescriptor, EventRoute[]> declared)
    {
        public Dictionary<EventDescriptor, EventRoute[]> Declared => declared;

        public ConditionalWeakTable<EventDescriptor, EventRoute[]> Dynamic { get; } = new();
    }

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

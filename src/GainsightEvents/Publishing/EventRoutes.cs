using System.Runtime.CompilerServices;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Publishing;

/// <summary>What configuration adds to one event at one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Lane">Its lane there.</param>
/// <param name="Header">What all its entries have in common there.</param>
/// <param name="MaxAge">How long it is worth delivering.</param>
internal sealed record EventRoute(EventTarget Target, Lane Lane, EntryHeader Header, TimeSpan MaxAge)
{
    /// <summary>PX: its product key as a quoted JSON string, ready to be copied.</summary>
    public byte[] PropertyKey { get; init; } = [];

    /// <summary>PX: whether <c>eventId</c> goes on the wire.</summary>
    public bool SendEventId { get; init; }

    /// <summary>NXT: the configured tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>What the event lacks of the settings; <see langword="null"/> where all is well. Start-up finds this out for declared events.</summary>
    public EventViolation? Lacks { get; init; }
}

/// <summary>The routes of all events to one account, worked out once for each version of the settings.</summary>
internal sealed class EventRoutes(RegisteredCatalogs catalogs, LiveSettings settings, SettingsRoot root, string? account)
{
    private volatile RouteTable? _table;

    /// <summary>Finds an event's routes, one for each target.</summary>
    /// <exception cref="InvalidOperationException">No registered catalog has the event, or none has events for its target.</exception>
    public EventRoute[] Find(SettingsSnapshot snapshot, EventDescriptor descriptor)
    {
        var table = _table;
        if (table is null || table.Snapshot != snapshot)
        {
            _table = table = Build(snapshot);
        }

        return table.Declared.TryGetValue(descriptor, out var found) || table.Dynamic.TryGetValue(descriptor, out found) ? found
            : descriptor.IsDynamic ? FindDynamic(table, descriptor)
            : throw NotRegistered(descriptor);
    }

    // A method of its own, for what a lambda captures is allocated where the method begins.
    private EventRoute[] FindDynamic(RouteTable table, EventDescriptor descriptor) =>
        table.Dynamic.GetValue(descriptor, key => [.. RoutesOf(table.Snapshot, key)]);

    private RouteTable Build(SettingsSnapshot snapshot) =>
        new(snapshot, catalogs.Events.ToDictionary(static descriptor => descriptor, descriptor => RoutesOf(snapshot, descriptor).ToArray()));

    private IEnumerable<EventRoute> RoutesOf(SettingsSnapshot snapshot, EventDescriptor descriptor)
    {
        if (descriptor.Px is { } px)
        {
            yield return PxRoute(snapshot, descriptor, px);
        }

        if (descriptor.Nxt is { } nxt)
        {
            yield return NxtRoute(snapshot, descriptor, nxt);
        }
    }

    private EventRoute PxRoute(SettingsSnapshot snapshot, EventDescriptor descriptor, PxEventDescriptor px)
    {
        var lane = (PxLaneSettings)SettingsOf(snapshot, descriptor, EventTarget.Px);
        var header = new EntryHeader(px.EventName, px.Priority, IdentityField: "identifyId");
        var key = ProductKeys.Find(lane, catalogs, descriptor);
        return new EventRoute(EventTarget.Px, lane.Lane, header, px.MaxAge ?? snapshot.Outbox.MaxAge)
        {
            PropertyKey = Quote(key ?? string.Empty),
            SendEventId = lane.SendEventId,
            Lacks = key is null && lane.IsOn ? new EventViolation("propertyKey", ProductKeys.Missing(root, catalogs, descriptor)) : null,
        };
    }

    /// <summary>At Gainsight NXT every member goes under its own name, the identifyId too.</summary>
    private EventRoute NxtRoute(SettingsSnapshot snapshot, EventDescriptor descriptor, NxtEventDescriptor nxt)
    {
        var lane = (NxtLaneSettings)SettingsOf(snapshot, descriptor, EventTarget.Nxt);
        var identity = descriptor.Members.FirstOrDefault(static member => member.Role == MemberRole.IdentifyId);
        var header = new EntryHeader(nxt.EventName, nxt.Priority, identity?.WireName) { EventVersion = nxt.Version, TopicName = nxt.Topic, ContractId = nxt.Contract };
        return new EventRoute(EventTarget.Nxt, lane.Lane, header, nxt.MaxAge ?? snapshot.Outbox.MaxAge)
        {
            TenantId = lane.Headers.TenantId,
            Lacks = nxt.Version is null && lane.Headers.EventVersion is null && lane.IsOn
                ? new EventViolation("eventVersion", $"the event names no version and {root.Path}:Nxt:EventVersion is not set; set either to the registered version, such as v01.")
                : null,
        };
    }

    private LaneSettings SettingsOf(SettingsSnapshot snapshot, EventDescriptor descriptor, EventTarget target)
    {
        if (snapshot.Lanes.TryGetValue(settings.LaneOf(target, account), out var found))
        {
            return found;
        }

        var (product, catalog) = target == EventTarget.Px ? ("PX", "CustomEvent.Catalog") : ("NXT", "SystemAssetEvent.Catalog");
        throw new InvalidOperationException(
            $"Event {descriptor} goes to Gainsight {product}, to which no registered event goes, so that its settings were not checked and nothing is delivered to it. "
            + $"Pass {catalog} to AddGainsightEvents or GainsightPublisher.Create, beside the other catalogs.");
    }

    private InvalidOperationException NotRegistered(EventDescriptor descriptor) => new(
        $"Event {descriptor} is in no registered catalog, so nothing is known of its product key. Pass the catalog "
        + $"of the assembly that declares it, EventCatalog.Of<its type>(), to AddGainsightEvents or GainsightPublisher.Create. Registered: {catalogs}.");

    /// <summary>The routes of one version of the settings. Those of dynamic events go with their descriptors.</summary>
    private sealed class RouteTable(SettingsSnapshot snapshot, Dictionary<EventDescriptor, EventRoute[]> declared)
    {
        public SettingsSnapshot Snapshot => snapshot;

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

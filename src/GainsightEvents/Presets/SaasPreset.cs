namespace GainsightEvents.Presets;

/// <summary>
/// The B2B/SaaS preset of Datafly Signal: nine events with the names that Signal's customers already have in Gainsight PX (Datafly Signal, Gainsight
/// PX, "Event Mapping"). Register <see cref="Catalog"/> to publish them.
/// </summary>
public static class SaasPreset
{
    /// <summary>The nine events. Their product key is that of the settings, else the one that the registered catalogs declare, if they declare only one.</summary>
    public static EventCatalog Catalog => EventCatalog.Of<FeatureUsed>();

    /// <summary>Gainsight PX's event names by Signal's, in the order of the source. Case-sensitive, as PX is.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["page"] = "Page Viewed",
        ["Signed Up"] = "Signed Up",
        ["Logged In"] = "Logged In",
        ["Feature Used"] = "Feature Used",
        ["Products Searched"] = "Searched",
        ["Plan Viewed"] = "Plan Viewed",
        ["Trial Started"] = "Trial Started",
        ["Subscription Started"] = "Subscription Started",
        ["Subscription Cancelled"] = "Subscription Cancelled",
    };

    /// <summary>Gainsight PX's name of an event of Signal's preset.</summary>
    /// <param name="signalEvent">Signal's name, such as <c>Products Searched</c>.</param>
    /// <returns>The name in PX, such as <c>Searched</c>; <see langword="null"/> for an event that the preset does not map.</returns>
    public static string? FromSignal(string signalEvent) => Names.TryGetValue(signalEvent, out var name) ? name : null;
}

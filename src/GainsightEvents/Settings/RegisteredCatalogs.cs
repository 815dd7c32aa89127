using GainsightEvents.Model;

namespace GainsightEvents.Settings;

/// <summary>The catalogs that were registered, in that order, each once.</summary>
internal sealed class RegisteredCatalogs
{
    private readonly Dictionary<EventDescriptor, EventCatalog> _catalogs = [];

    public RegisteredCatalogs(IReadOnlyList<EventCatalog> catalogs)
    {
        Catalogs = [.. catalogs.Distinct()];
        foreach (var catalog in Catalogs)
        {
            foreach (var descriptor in catalog.Events)
            {
                _catalogs[descriptor] = catalog;
            }
        }
    }

    public IReadOnlyList<EventCatalog> Catalogs { get; }

    public IEnumerable<EventDescriptor> Events => _catalogs.Keys;

    /// <summary>The catalog that lists an event; <see langword="null"/> for one that gets its name when it is published.</summary>
    public EventCatalog? CatalogOf(EventDescriptor descriptor) => _catalogs.TryGetValue(descriptor, out var catalog) ? catalog : null;

    /// <summary>Whether any event goes to a target.</summary>
    public bool GoTo(EventTarget target) => Events.Any(descriptor => descriptor.At(target) is not null);

    public override string ToString() => string.Join(", ", Catalogs.Select(catalog => catalog.AssemblyName));
}

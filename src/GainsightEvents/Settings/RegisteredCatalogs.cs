using GainsightEvents.Model;

namespace GainsightEvents.Settings;

/// <summary>The catalogs that were handed to registration, in that order.</summary>
internal sealed class RegisteredCatalogs
{
    public RegisteredCatalogs(IReadOnlyList<EventCatalog> catalogs)
    {
        if (catalogs.Count == 0)
        {
            throw new ArgumentException(
                "No event catalog was given, so no event could ever be published. Pass the GainsightEventCatalog.Instance of each assembly that declares events.",
                nameof(catalogs));
        }

        Catalogs = catalogs;
    }

    public IReadOnlyList<EventCatalog> Catalogs { get; }

    public IEnumerable<EventDescriptor> Events => Catalogs.SelectMany(catalog => catalog.Events);

    /// <summary>Whether any event goes to a target.</summary>
    public bool GoTo(EventTarget target) => Events.Any(descriptor => descriptor.At(target) is not null);

    public override string ToString() => string.Join(", ", Catalogs.Select(catalog => catalog.AssemblyName));
}

using System.Reflection;
using GainsightEvents.Model;

namespace GainsightEvents;

/// <summary>Finds the catalogs of an application: its own, and those of the assemblies it references.</summary>
public static class EventCatalogs
{
    /// <summary>
    /// The application's own catalog and those of the assemblies that it references, directly or through others. Its own comes first, then the nearest
    /// ones, and equally near ones by assembly name. Each appears once. An assembly without events has no catalog.
    /// </summary>
    /// <remarks>
    /// The generator has written into each assembly which catalogs it references, so no assembly is searched, and trimming and native compilation keep
    /// what is found. The generator runs in projects that reference the package themselves. The presets of this package are not included: add
    /// <see cref="Presets.SaasPreset.Catalog"/>.
    /// </remarks>
    /// <param name="application">The application's assembly.</param>
    /// <returns>The catalogs; none where no assembly that the generator has seen declares an event.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="application"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<EventCatalog> Of(Assembly application)
    {
        var seen = new HashSet<Assembly> { application ?? throw new ArgumentNullException(nameof(application)) };
        var found = new List<EventCatalog>();
        if (application.GetCustomAttribute<EventCatalogAttribute>() is { } own)
        {
            found.Add(own.Instance);
        }

        for (var level = new List<Assembly> { application }; level.Count > 0;)
        {
            var references = level
                .SelectMany(static assembly => assembly.GetCustomAttributes<EventCatalogReferenceAttribute>())
                .Where(reference => seen.Add(reference.Catalog.Assembly))
                .OrderBy(static reference => reference.Catalog.Assembly.GetName().Name, StringComparer.Ordinal)
                .ToList();
            found.AddRange(references.Select(static reference => reference.Instance));
            level = [.. references.Select(static reference => reference.Catalog.Assembly)];
        }

        return found;
    }
}

using System.Reflection;
using GainsightEvents.Model;

namespace GainsightEvents;

/// <summary>
/// The events that one assembly declares. The generator writes a catalog for each assembly with events; <see cref="Of{TEvent}"/> finds it by any of
/// its events, and <see cref="EventCatalogs.Of"/> finds all catalogs of an application.
/// </summary>
public sealed class EventCatalog
{
    /// <summary>Lists an assembly's events.</summary>
    /// <param name="assemblyName">The declaring assembly's simple name.</param>
    /// <param name="events">Its events, ordered by type name.</param>
    /// <param name="products">The product keys it declares.</param>
    public EventCatalog(string assemblyName, IReadOnlyList<EventDescriptor> events, IReadOnlyList<PxProduct> products)
    {
        AssemblyName = assemblyName ?? throw new ArgumentNullException(nameof(assemblyName));
        Events = events ?? throw new ArgumentNullException(nameof(events));
        Products = products ?? throw new ArgumentNullException(nameof(products));
    }

    /// <summary>The catalog of the assembly that declares an event.</summary>
    /// <typeparam name="TEvent">Any event of the assembly.</typeparam>
    /// <exception cref="ArgumentException">The assembly declares no event, or was compiled without the generator.</exception>
    public static EventCatalog Of<TEvent>() => Of(typeof(TEvent).Assembly);

    /// <summary>The catalog of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <exception cref="ArgumentNullException"><paramref name="assembly"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The assembly declares no event, or was compiled without the generator.</exception>
    public static EventCatalog Of(Assembly assembly) =>
        (assembly ?? throw new ArgumentNullException(nameof(assembly))).GetCustomAttribute<EventCatalogAttribute>()?.Instance
            ?? throw new ArgumentException(
                $"Assembly '{assembly.GetName().Name}' has no catalog of Gainsight events. Declare an event in it by [GainsightEvent] or [NxtEvent], and reference the package GainsightEvents in its own project, so that the generator runs there.",
                nameof(assembly));

    /// <summary>The declaring assembly's simple name.</summary>
    public string AssemblyName { get; }

    /// <summary>The assembly's events, ordered by type name.</summary>
    public IReadOnlyList<EventDescriptor> Events { get; }

    /// <summary>The product keys the assembly declares.</summary>
    public IReadOnlyList<PxProduct> Products { get; }
}

using GainsightEvents.Model;
using GainsightEvents.Publishing;

namespace GainsightEvents;

/// <summary>
/// The events one assembly declares. The generator gives each assembly with events a <c>GainsightEventCatalog</c> in its root
/// namespace, whose <c>Instance</c> is passed to <c>AddGainsightEvents</c> or <see cref="GainsightPublisher"/>.
/// </summary>
public sealed class EventCatalog
{
    private string? _plan;

    /// <summary>Lists an assembly's events.</summary>
    /// <param name="assemblyName">The declaring assembly's simple name.</param>
    /// <param name="events">Its events, ordered by type name.</param>
    /// <param name="products">The product keys it settles.</param>
    public EventCatalog(string assemblyName, IReadOnlyList<EventDescriptor> events, IReadOnlyList<PxProduct> products)
    {
        AssemblyName = assemblyName ?? throw new ArgumentNullException(nameof(assemblyName));
        Events = events ?? throw new ArgumentNullException(nameof(events));
        Products = products ?? throw new ArgumentNullException(nameof(products));
    }

    /// <summary>The declaring assembly's simple name.</summary>
    public string AssemblyName { get; }

    /// <summary>The assembly's events, ordered by type name.</summary>
    public IReadOnlyList<EventDescriptor> Events { get; }

    /// <summary>The product keys the assembly settles.</summary>
    public IReadOnlyList<PxProduct> Products { get; }

    /// <summary>
    /// The events as a JSON Schema (2020-12) that refines events.schema.json: in <c>$defs</c> one definition for each event and target,
    /// <c>px:&lt;eventName&gt;</c> or <c>nxt:&lt;eventName&gt;</c>, with the names, JSON types and constraints of its members. A name that
    /// the event does not declare is refused. Made when first asked for; the emulator judges by it.
    /// </summary>
    public string Plan => _plan ??= EventPlan.Write(this);
}

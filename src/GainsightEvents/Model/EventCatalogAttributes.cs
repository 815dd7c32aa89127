using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace GainsightEvents.Model;

/// <summary>Says which class holds the assembly's catalog. Written by the generator.</summary>
/// <param name="catalog">A class with a public static property <c>Instance</c> of type <see cref="EventCatalog"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCatalogAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type catalog) : Attribute
{
    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Catalog { get; } = catalog ?? throw new ArgumentNullException(nameof(catalog));

    internal EventCatalog Instance => CatalogClass.Read(Catalog);
}

/// <summary>Says which class holds the catalog of an assembly that this one references. Written by the generator.</summary>
/// <param name="catalog">A class with a public static property <c>Instance</c> of type <see cref="EventCatalog"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCatalogReferenceAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type catalog) : Attribute
{
    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Catalog { get; } = catalog ?? throw new ArgumentNullException(nameof(catalog));

    internal EventCatalog Instance => CatalogClass.Read(Catalog);
}

/// <summary>The class that the generator writes for a catalog.</summary>
internal static class CatalogClass
{
    public static EventCatalog Read([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type catalog) =>
        catalog.GetProperty("Instance")?.GetValue(null) as EventCatalog
            ?? throw new InvalidOperationException($"'{catalog.FullName}' in assembly '{catalog.Assembly.GetName().Name}' is not a catalog of events: it has no public static property 'Instance' of type EventCatalog. Only the generator writes [EventCatalog] and [EventCatalogReference].");
}

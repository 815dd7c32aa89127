namespace GainsightEvents.Generators.Model;

/// <summary>Everything that is printed for an assembly's catalog.</summary>
/// <param name="AssemblyName">The assembly.</param>
/// <param name="Namespace">The root namespace, or null for the global one.</param>
/// <param name="Entries">The events, by type name.</param>
/// <param name="Products">The products, the default one first, the others by name.</param>
internal sealed record CatalogModel(
    string AssemblyName,
    string? Namespace,
    EquatableArray<CatalogEntryModel> Entries,
    EquatableArray<ProductModel> Products);

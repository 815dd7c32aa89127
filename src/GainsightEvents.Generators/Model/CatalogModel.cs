namespace GainsightEvents.Generators.Model;

/// <summary>Everything that is printed for an assembly's catalog.</summary>
/// <param name="AssemblyName">The assembly.</param>
/// <param name="ClassName">The class that holds it.</param>
/// <param name="Entries">The events, by type name.</param>
/// <param name="Products">The products, the default one first, the others by name.</param>
/// <param name="References">The catalogs of referenced assemblies.</param>
internal sealed record CatalogModel(
    string AssemblyName,
    string ClassName,
    EquatableArray<CatalogEntryModel> Entries,
    EquatableArray<ProductModel> Products,
    CatalogReferencesModel References);

using System.Collections.Immutable;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Catalog;

/// <summary>Puts an assembly's catalog together.</summary>
internal static class CatalogParser
{
    /// <summary>What the catalog has to know of an event: not more, so that it stays as it is while an event's members change.</summary>
    public static CatalogEntryModel Entry(EventModel model) => new(model.Descriptor.TypeName, model.ExtensionsReference);

    public static CatalogModel Parse(
        string assemblyName, ProjectProperties project, ImmutableArray<CatalogEntryModel> entries, ImmutableArray<EquatableArray<ProductModel>> products, CatalogReferencesModel references) => new(
        assemblyName,
        CatalogNames.ClassName(assemblyName),
        entries.OrderBy(static entry => entry.TypeName, StringComparer.Ordinal).ToEquatableArray(),
        Products(products, project.PropertyKey),
        references);

    private static EquatableArray<ProductModel> Products(ImmutableArray<EquatableArray<ProductModel>> declared, string? defaultKey)
    {
        var products = declared.SelectMany(static each => each).ToList();
        if (defaultKey is not null && !products.Exists(static product => product.Name is null))
        {
            products.Add(new ProductModel(null, defaultKey));
        }

        return products
            .OrderBy(static product => product.Name, StringComparer.Ordinal)
            .ThenBy(static product => product.PropertyKey, StringComparer.Ordinal)
            .GroupBy(static product => product.Name, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToEquatableArray();
    }
}

using GainsightEvents.Model;

namespace GainsightEvents.Settings;

/// <summary>
/// Which product key an event is sent under: configuration's where it is set, so that staging never writes into production's product; else
/// that of its own assembly; else, for presets and libraries that name none, the only one that the registered catalogs name.
/// </summary>
internal static class ProductKeys
{
    /// <summary>The key; <see langword="null"/> where none is known, or where the catalogs name different ones.</summary>
    public static string? Find(PxLaneSettings settings, RegisteredCatalogs catalogs, EventDescriptor descriptor)
    {
        var product = descriptor.Px!.Product;
        if (settings.PropertyKeys.TryGetValue(product ?? "", out var configured))
        {
            return configured;
        }

        if (catalogs.CatalogOf(descriptor) is { } catalog && KeyOf(catalog, product) is { } own)
        {
            return own;
        }

        var keys = Declared(catalogs, product).Select(static declared => declared.Key).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return keys.Count == 1 ? keys[0] : null;
    }

    /// <summary>What to say where <see cref="Find"/> finds none.</summary>
    public static string Missing(SettingsRoot root, RegisteredCatalogs catalogs, EventDescriptor descriptor)
    {
        var product = descriptor.Px!.Product;
        var setting = product is null ? $"{root.Path}:Px:PropertyKey" : $"{root.Path}:Px:Products:{product}:PropertyKey";
        var declared = Declared(catalogs, product).Select(static each => $"{each.Catalog} names {each.Key}").ToList();
        return declared.Count == 0
            ? $"{setting} is not set and no registered catalog names that product key, which event {descriptor} needs; set it to the key under "
              + "Administration > Products, such as AP-XXXXXXXXXX-2, or declare it with [assembly: PxProduct(\"AP-…\")]."
            : $"{setting} is not set, event {descriptor} is of an assembly that names no product key, and the registered catalogs name different ones: "
              + $"{string.Join(", ", declared)}. Set {setting}, or declare the key in the assembly of the event with [assembly: PxProduct(\"AP-…\")].";
    }

    private static IEnumerable<(string Catalog, string Key)> Declared(RegisteredCatalogs catalogs, string? product) =>
        from catalog in catalogs.Catalogs
        let key = KeyOf(catalog, product)
        where key is not null
        select (catalog.AssemblyName, key);

    private static string? KeyOf(EventCatalog catalog, string? product) =>
        catalog.Products.FirstOrDefault(declared =>
            string.Equals(declared.Name, product, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(declared.PropertyKey))?.PropertyKey;
}

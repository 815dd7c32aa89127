namespace GainsightEvents;

/// <summary>
/// Which product key an event is sent under: configuration's where it is set, so that staging never writes into production's product,
/// else that of the first registered catalog that settles one.
/// </summary>
internal static class ProductKeys
{
    public static string? Find(PxOptions options, RegisteredCatalogs catalogs, string? product)
    {
        var configured = product is null ? options.PropertyKey : ConfiguredFor(options, product);
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return configured;
        }

        foreach (var catalog in catalogs.Catalogs)
        {
            foreach (var declared in catalog.Products)
            {
                if (string.Equals(declared.Name, product, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(declared.PropertyKey))
                {
                    return declared.PropertyKey;
                }
            }
        }

        return null;
    }

    private static string? ConfiguredFor(PxOptions options, string product) =>
        options.Products.TryGetValue(product, out var settings) ? settings.PropertyKey : null;
}

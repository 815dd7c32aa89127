namespace GainsightEvents.Settings;

/// <summary>
/// Which product key an event is sent under: configuration's where it is set, so that staging never writes into production's product,
/// else that of the first registered catalog that settles one.
/// </summary>
internal static class ProductKeys
{
    public static string? Find(PxSettings settings, RegisteredCatalogs catalogs, string? product)
    {
        if (settings.PropertyKey(product) is { } configured)
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
}

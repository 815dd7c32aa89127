namespace GainsightEvents;

/// <summary>
/// Sets the Gainsight PX product key (<c>propertyKey</c>) of the events in this assembly. At run time
/// <c>Gainsight:Px:PropertyKey</c>, where it is set, takes precedence, so that staging never writes into production's product.
/// </summary>
/// <remarks>
/// The key is under Administration &gt; Products, in the form <c>AP-XXXXXXXXXX-2</c>. It is not the REST API key and not a secret.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PxProductAttribute : Attribute
{
    /// <summary>States explicitly where the key comes from: set <see cref="FromConfiguration"/>.</summary>
    public PxProductAttribute()
    {
    }

    /// <summary>Sets the product key.</summary>
    /// <param name="propertyKey">The product key, such as <c>AP-XXXXXXXXXX-2</c>.</param>
    public PxProductAttribute(string propertyKey) => PropertyKey = propertyKey;

    /// <summary>The product key, or <see langword="null"/> when it comes from configuration.</summary>
    public string? PropertyKey { get; }

    /// <summary>The product's name, as <see cref="GainsightEventAttribute.Product"/> refers to it. <see langword="null"/>: the default product.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The key comes from <c>Gainsight:Px:PropertyKey</c> (or <c>Gainsight:Px:Products:{name}:PropertyKey</c>); start-up fails
    /// and names the setting when it is not there.
    /// </summary>
    public bool FromConfiguration { get; set; }
}

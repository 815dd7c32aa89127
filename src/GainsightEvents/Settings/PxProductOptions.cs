namespace GainsightEvents;

/// <summary>The settings of <c>Gainsight:Px:Products:{name}</c>.</summary>
public sealed class PxProductOptions
{
    /// <summary><c>PropertyKey</c>. The product key, such as <c>AP-XXXXXXXXXX-2</c>.</summary>
    public string? PropertyKey { get; set; }
}

namespace GainsightEvents;

/// <summary>The settings of <c>Gainsight:Px</c>: the default account's, and other accounts.</summary>
public sealed class PxOptions : PxAccountOptions
{
    /// <summary>
    /// <c>Accounts:{name}</c>. Other accounts of Gainsight PX, each with a quota of its own, published to by
    /// <c>[FromKeyedServices("name")] IEventPublisher</c> or <see cref="GainsightPublisher.ForAccount"/>. Read at the start.
    /// </summary>
    public IDictionary<string, PxAccountOptions> Accounts { get; } = new Dictionary<string, PxAccountOptions>(StringComparer.OrdinalIgnoreCase);
}

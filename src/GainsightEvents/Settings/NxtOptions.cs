namespace GainsightEvents;

/// <summary>The settings of <c>Gainsight:Nxt</c>: the default account's, and other accounts. Read only where registered events go to NXT.</summary>
public sealed class NxtOptions : NxtAccountOptions
{
    /// <summary>
    /// <c>Accounts:{name}</c>. Other tenants of Gainsight NXT, each with a quota of its own, published to by
    /// <c>[FromKeyedServices("name")] IEventPublisher</c> or <see cref="GainsightPublisher.ForAccount"/>. Read at the start.
    /// </summary>
    public IDictionary<string, NxtAccountOptions> Accounts { get; } = new Dictionary<string, NxtAccountOptions>(StringComparer.OrdinalIgnoreCase);
}

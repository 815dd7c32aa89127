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

/// <summary>
/// The settings of one account of Gainsight NXT: <c>Gainsight:Nxt:Accounts:{name}</c>. A setting that is missing is the default account's; one that is
/// missing there too has the default that is stated here. All header values are visible ASCII and space.
/// </summary>
public class NxtAccountOptions
{
    /// <summary><c>BaseAddress</c>. The tenant's domain, such as <c>https://acme.gainsightcloud.com</c>: an absolute https address; http only on loopback.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary><c>TenantId</c>. The header <c>tenantId</c>, and that of System Asset Events.</summary>
    public string? TenantId { get; set; }

    /// <summary>
    /// <c>SharedSecret</c>. The header <c>sharedSecret</c>: the key Gainsight generates for a registered sender of events.
    /// Secret: keep it in the environment or a secret store.
    /// </summary>
    public string? SharedSecret { get; set; }

    /// <summary><c>AccessKey</c>. The header <c>Accesskey</c>, where the tenant asks for one. Secret.</summary>
    public string? AccessKey { get; set; }

    /// <summary><c>ContractId</c>. The header <c>contractId</c>, where the tenant asks for one.</summary>
    public string? ContractId { get; set; }

    /// <summary>
    /// <c>TopicName</c>. The header <c>topicName</c> of events that name none. The Events API article does not have it, but every known client
    /// sends it, so the log warns once where there is none.
    /// </summary>
    public string? TopicName { get; set; }

    /// <summary><c>EventVersion</c>. The header <c>eventVersion</c> of events that name none, such as <c>v01</c>; needed where there are such events.</summary>
    public string? EventVersion { get; set; }

    /// <summary><c>Timeout</c>. How long one attempt may take, over zero and at most five minutes. Default: 10 seconds.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary><c>Quota</c>. How many requests Gainsight accepts. Accounts of one tenant share it equally.</summary>
    public NxtQuotaOptions Quota { get; set; } = new();

    /// <summary>
    /// <c>MaxInFlight</c>. Requests that may be under way at once, from 1 to 10,000. As many are as the quota and the answers' latency make:
    /// 93 a minute at 30 seconds are 47. Default: 64.
    /// </summary>
    public int? MaxInFlight { get; set; }

    /// <summary>
    /// <c>Path</c>. The path of the endpoint, where the tenant's differs from that of the Events API article. Default:
    /// <c>/v1.0/api/eventManager/event</c>.
    /// </summary>
    public string? Path { get; set; }

    /// <summary><c>HeaderNames</c>. The names of the headers, where the tenant's differ from those of the Events API article.</summary>
    public NxtHeaderNameOptions HeaderNames { get; set; } = new();
}

/// <summary>The settings of <c>Gainsight:Nxt:HeaderNames</c>: each the name of an HTTP header, and no two the same.</summary>
public sealed class NxtHeaderNameOptions
{
    /// <summary><c>EventName</c>. Default: <c>eventName</c>.</summary>
    public string? EventName { get; set; }

    /// <summary><c>EventVersion</c>. Default: <c>eventVersion</c>.</summary>
    public string? EventVersion { get; set; }

    /// <summary><c>TopicName</c>. Default: <c>topicName</c>.</summary>
    public string? TopicName { get; set; }

    /// <summary><c>TenantId</c>. Default: <c>tenantId</c>.</summary>
    public string? TenantId { get; set; }

    /// <summary><c>SharedSecret</c>. Default: <c>sharedSecret</c>.</summary>
    public string? SharedSecret { get; set; }

    /// <summary><c>AccessKey</c>. Default: <c>Accesskey</c>.</summary>
    public string? AccessKey { get; set; }

    /// <summary><c>ContractId</c>. Default: <c>contractId</c>.</summary>
    public string? ContractId { get; set; }
}

/// <summary>The settings of <c>Gainsight:Nxt:Quota</c>.</summary>
public sealed class NxtQuotaOptions
{
    /// <summary>
    /// <c>PerMinute</c>. Requests a minute that Gainsight admits, at least 1. Default: 100 (Gainsight, Events API, "Throttling Limits").
    /// </summary>
    public int? PerMinute { get; set; }

    /// <summary>
    /// <c>PerDay</c>. Requests a day that Gainsight admits, at least 1; counted over any 24 hours. Default: 50,000 (Gainsight, Events API,
    /// "Throttling Limits"; newer pages of the vendor say 100,000).
    /// </summary>
    public int? PerDay { get; set; }

    /// <summary><c>Headroom</c>. Requests a minute left to other users of the tenant, less than <see cref="PerMinute"/>. Default: 3.</summary>
    public int? Headroom { get; set; }
}

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

/// <summary>
/// The settings of one account of Gainsight PX: <c>Gainsight:Px:Accounts:{name}</c>. A setting that is missing is the default account's; one that is
/// missing there too has the default that is stated here.
/// </summary>
public class PxAccountOptions
{
    /// <summary>
    /// <c>ApiKey</c>. The REST API key with Write permission (Administration &gt; Integrations &gt; REST API); not the product key.
    /// Secret: keep it in the environment or a secret store.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary><c>PropertyKey</c>. The product key, such as <c>AP-XXXXXXXXXX-2</c>. Where it is set, it takes precedence over the code.</summary>
    public string? PropertyKey { get; set; }

    /// <summary><c>Products:{name}</c>. Product keys of named products.</summary>
    public IDictionary<string, PxProductOptions> Products { get; } = new Dictionary<string, PxProductOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>Region</c>. Which of Gainsight's hosts. Default: <see cref="PxRegion.Us"/>. A wrong region answers 404.</summary>
    public PxRegion? Region { get; set; }

    /// <summary><c>BaseAddress</c>. Instead of a region: an absolute https address; http only on loopback.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary><c>Timeout</c>. How long one attempt may take, over zero and at most five minutes. Default: 10 seconds.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary><c>Quota</c>. How many requests Gainsight accepts.</summary>
    public PxQuotaOptions Quota { get; set; } = new();

    /// <summary>
    /// <c>MaxInFlight</c>. Requests that may be under way at once, from 1 to 10,000. As many are as the quota and the answers' latency make:
    /// 187 a second at two seconds are 374. Default: 512.
    /// </summary>
    public int? MaxInFlight { get; set; }

    /// <summary><c>SendEventId</c>. Whether <c>eventId</c> goes on the wire. Default: no, because it is not documented what PX does with it.</summary>
    public bool? SendEventId { get; set; }
}

/// <summary>The settings of <c>Gainsight:Px:Products:{name}</c>.</summary>
public sealed class PxProductOptions
{
    /// <summary><c>PropertyKey</c>. The product key, such as <c>AP-XXXXXXXXXX-2</c>.</summary>
    public string? PropertyKey { get; set; }
}

/// <summary>The settings of <c>Gainsight:Px:Quota</c>.</summary>
public sealed class PxQuotaOptions
{
    /// <summary>
    /// <c>PerSecond</c>. Requests a second that Gainsight admits, at least 1. Default: 200 (Datafly Signal, Gainsight PX, "Rate Limits").
    /// </summary>
    public int? PerSecond { get; set; }

    /// <summary>
    /// <c>PerDay</c>. Requests a day that Gainsight admits, at least 1; counted over any 24 hours. Default: 1,000,000 (Datafly Signal,
    /// Gainsight PX, "Rate Limits").
    /// </summary>
    public int? PerDay { get; set; }

    /// <summary><c>Headroom</c>. Requests a second left to other users of the key, less than <see cref="PerSecond"/>. Default: 5.</summary>
    public int? Headroom { get; set; }
}

/// <summary>The hosts of Gainsight PX (Gainsight PX REST API, Swagger 0.1.6; px-data-loader 1.3.5).</summary>
public enum PxRegion
{
    /// <summary><c>https://api.aptrinsic.com</c>.</summary>
    Us = 0,

    /// <summary><c>https://api-eu.aptrinsic.com</c>.</summary>
    Eu,

    /// <summary><c>https://api-us2.aptrinsic.com</c>.</summary>
    Us2,
}

namespace GainsightEvents;

/// <summary>
/// The settings of one account of Gainsight PX: <c>Gainsight:Px:Accounts:{name}</c>. What is missing is the default account's, and what is
/// missing there has the default told here.
/// </summary>
public class PxAccountOptions
{
    /// <summary>
    /// <c>ApiKey</c>. The REST API key with Write permission (Administration &gt; Integrations &gt; REST API); not the product key.
    /// Secret: keep it in the environment or a secret store.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary><c>PropertyKey</c>. The product key, such as <c>AP-XXXXXXXXXX-2</c>. Where set, it wins over what the code declares.</summary>
    public string? PropertyKey { get; set; }

    /// <summary><c>Products:{name}</c>. Product keys of named products.</summary>
    public IDictionary<string, PxProductOptions> Products { get; } = new Dictionary<string, PxProductOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>Region</c>. Which of Gainsight's hosts. Default: <see cref="PxRegion.Us"/>. A wrong region answers 404.</summary>
    public PxRegion? Region { get; set; }

    /// <summary><c>BaseAddress</c>. Instead of a region: an absolute https address; http only on loopback.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary><c>Timeout</c>. How long one attempt may take, over zero and at most five minutes. Default: 10 seconds.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary><c>Quota</c>. What Gainsight admits.</summary>
    public PxQuotaOptions Quota { get; set; } = new();

    /// <summary><c>SendEventId</c>. Whether <c>eventId</c> goes on the wire. Default: no, for what PX makes of it is undocumented.</summary>
    public bool? SendEventId { get; set; }
}

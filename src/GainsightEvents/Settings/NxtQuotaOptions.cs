namespace GainsightEvents;

/// <summary>The settings of <c>Gainsight:Nxt:Quota</c>.</summary>
public sealed class NxtQuotaOptions
{
    /// <summary>
    /// <c>PerMinute</c>. Requests a minute that Gainsight admits, at least 1. Default: 100 (Gainsight, Events API, "Throttling Limits").
    /// </summary>
    public int? PerMinute { get; set; }

    /// <summary><c>Headroom</c>. Requests a minute left to other users of the tenant, less than <see cref="PerMinute"/>. Default: 3.</summary>
    public int? Headroom { get; set; }
}

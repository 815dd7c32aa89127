namespace GainsightEvents;

/// <summary>The settings of <c>Gainsight:Px:Quota</c>.</summary>
public sealed class PxQuotaOptions
{
    /// <summary>
    /// <c>PerSecond</c>. Requests a second that Gainsight admits, at least 1. Default: 200 (Datafly Signal, Gainsight PX, "Rate Limits").
    /// </summary>
    public int? PerSecond { get; set; }

    /// <summary><c>Headroom</c>. Requests a second left to other users of the key, less than <see cref="PerSecond"/>. Default: 5.</summary>
    public int? Headroom { get; set; }
}

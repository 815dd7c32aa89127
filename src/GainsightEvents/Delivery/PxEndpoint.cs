namespace GainsightEvents.Delivery;

/// <summary>Where and how a lane reaches Gainsight PX.</summary>
/// <param name="BaseAddress">Scheme and host, with a path where a proxy wants one.</param>
/// <param name="ApiKey">The REST API key. Secret.</param>
/// <param name="Timeout">How long one attempt may take.</param>
internal sealed record PxEndpoint(Uri BaseAddress, string ApiKey, TimeSpan Timeout)
{
    /// <summary>The address alone: a record would print its key.</summary>
    public override string ToString() => BaseAddress.ToString();
}

namespace GainsightEvents.Emulator;

/// <summary>A Gainsight NXT tenant that the emulator knows.</summary>
/// <param name="TenantId">The id, as sent in the header <c>tenantId</c>.</param>
/// <param name="SharedSecret">The secret, as sent in <c>sharedSecret</c>. Masked wherever the emulator shows anything.</param>
/// <param name="AccessKey">
/// What <c>Accesskey</c> must say, masked as well. <see langword="null"/>: the header is not looked at, for Gainsight's article does not
/// name it.
/// </param>
/// <param name="ContractId">What <c>contractId</c> must say. <see langword="null"/>: the header is not looked at.</param>
public sealed record EmulatorTenant(string TenantId, string SharedSecret, string? AccessKey = null, string? ContractId = null)
{
    /// <summary>Which tenant it is; never its secrets.</summary>
    public override string ToString() =>
        $"EmulatorTenant {{ TenantId = {TenantId}, SharedSecret = ***, AccessKey = ***, ContractId = {ContractId ?? "any"} }}";
}

/// <summary>An event registered under Administration &gt; Events.</summary>
/// <param name="Name">The name, as sent in the header <c>eventName</c>, case-sensitive.</param>
/// <param name="Version">The version, as sent in <c>eventVersion</c>, such as <c>v01</c>. <see langword="null"/>: any.</param>
public sealed record EmulatorNxtEvent(string Name, string? Version = null);

/// <summary>
/// What one tenant may send before it is answered 429. Both limits are fixed windows (Gainsight, Events API) that begin at a random
/// moment, so that no client comes to rely on their alignment.
/// </summary>
/// <param name="PerMinute">Requests a minute. Gainsight NXT: 100.</param>
/// <param name="PerDay">Requests in 24 hours. Gainsight NXT: 50,000.</param>
public sealed record NxtQuota(int PerMinute = 100, int PerDay = 50_000);

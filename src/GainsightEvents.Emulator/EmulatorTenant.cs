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

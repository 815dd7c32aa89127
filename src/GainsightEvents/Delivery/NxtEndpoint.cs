namespace GainsightEvents.Delivery;

/// <summary>Where and how a lane reaches Gainsight NXT.</summary>
/// <param name="BaseAddress">The tenant's domain, with a path where a proxy wants one; <see langword="null"/> where none is set, as <c>Mode</c> Off allows.</param>
/// <param name="TenantId">The header <c>tenantId</c>.</param>
/// <param name="SharedSecret">The header <c>sharedSecret</c>. Secret.</param>
/// <param name="Timeout">How long one attempt may take.</param>
internal sealed record NxtEndpoint(Uri? BaseAddress, string TenantId, string SharedSecret, TimeSpan Timeout)
{
    /// <summary>The header <c>Accesskey</c>, where the tenant asks for one. Secret.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The header <c>contractId</c>, where the tenant asks for one.</summary>
    public string? ContractId { get; init; }

    /// <summary>The header <c>topicName</c> of events that name none.</summary>
    public string? TopicName { get; init; }

    /// <summary>The header <c>eventVersion</c> of events that name none.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The address alone: a record would print its secrets.</summary>
    public override string ToString() => BaseAddress?.ToString() ?? "";
}

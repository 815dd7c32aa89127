using GainsightEvents.Wire;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Http;

/// <summary>The headers of a request that mean something to Gainsight, as far as they have one value.</summary>
internal sealed class ApiHeaders
{
    public const string ApiKey = "X-APTRINSIC-API-KEY";
    public const string EventName = "eventName";
    public const string EventVersion = "eventVersion";
    public const string TopicName = "topicName";
    public const string TenantId = "tenantId";
    public const string SharedSecret = "sharedSecret";
    public const string AccessKey = "Accesskey";
    public const string ContractId = "contractId";

    /// <summary>As Gainsight's Events API article writes it: <c>ContentType: JSON</c>.</summary>
    public const string ArticlesContentType = "ContentType";

    private static readonly string[] Plain = ["Content-Type", ArticlesContentType, EventName, EventVersion, TopicName, TenantId, ContractId];
    private static readonly string[] Secret = [ApiKey, SharedSecret, AccessKey];

    private readonly IReadOnlyList<(string Name, string Value)> _values;

    public ApiHeaders(IHeaderDictionary headers) =>
        _values = [.. Plain.Concat(Secret).SelectMany(name => headers[name] is [{ Length: > 0 } value] ? new[] { (name, value) } : [])];

    /// <summary>A header's value; null where it is absent, empty or there several times.</summary>
    public string? this[string name] => _values.FirstOrDefault(header => header.Name == name).Value;

    /// <summary>What no one may see.</summary>
    public IEnumerable<string> Secrets => _values.Where(header => Secret.Contains(header.Name)).Select(header => header.Value);

    /// <summary>The headers for the record.</summary>
    public IReadOnlyDictionary<string, string> Masked(SecretMask mask) => _values.ToDictionary(
        header => header.Name,
        header => Secret.Contains(header.Name) ? SecretMask.Mask : mask.Apply(header.Value),
        StringComparer.OrdinalIgnoreCase);
}

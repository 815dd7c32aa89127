using GainsightEvents.Wire;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Http;

/// <summary>The headers of a request that mean something to Gainsight, as far as they have one value.</summary>
internal sealed class ApiHeaders
{
    /// <summary>As Gainsight's Events API article writes it: <c>ContentType: JSON</c>.</summary>
    public const string ArticlesContentType = "ContentType";

    private static readonly string[] Plain =
    [
        "Content-Type", ArticlesContentType, GainsightHeaders.EventName, GainsightHeaders.EventVersion, GainsightHeaders.TopicName,
        GainsightHeaders.TenantId, GainsightHeaders.ContractId,
    ];

    private static readonly string[] Secret = [GainsightHeaders.ApiKey, GainsightHeaders.SharedSecret, GainsightHeaders.AccessKey];

    private static readonly string[] All = [.. Plain, .. Secret];

    private readonly List<(string Name, string Value)> _values = new(4);

    public ApiHeaders(IHeaderDictionary headers)
    {
        foreach (var name in All)
        {
            if (headers[name] is [{ Length: > 0 } value])
            {
                _values.Add((name, value));
            }
        }
    }

    /// <summary>A header's value; null where it is absent, empty or there several times.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var header in _values)
            {
                if (header.Name == name)
                {
                    return header.Value;
                }
            }

            return null;
        }
    }

    /// <summary>What no one may see.</summary>
    public IEnumerable<string> Secrets => _values.Where(header => Secret.Contains(header.Name)).Select(header => header.Value);

    /// <summary>The headers for the record.</summary>
    public IReadOnlyDictionary<string, string> Masked(SecretMask mask) => _values.ToDictionary(
        header => header.Name,
        header => Secret.Contains(header.Name) ? SecretMask.Mask : mask.Apply(header.Value),
        StringComparer.OrdinalIgnoreCase);
}

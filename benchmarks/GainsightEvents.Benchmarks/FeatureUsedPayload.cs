using System.Text.Json.Serialization;

namespace GainsightEvents.Benchmarks;

/// <summary>The same payload as the peer needs it: a class shaped like the wire.</summary>
public sealed class FeatureUsedPayload
{
    public required string IdentifyId { get; init; }

    public required string PropertyKey { get; init; }

    public required string UserType { get; init; }

    public required string EventName { get; init; }

    public required long Date { get; init; }

    public string? SessionId { get; init; }

    public string? AccountId { get; init; }

    public string? Url { get; init; }

    public required FeatureUsedAttributes Attributes { get; init; }

    /// <summary>The payload of the source.</summary>
    public static FeatureUsedPayload Example { get; } = new()
    {
        IdentifyId = "user-123",
        PropertyKey = "AP-XXXXXXXXXX-2",
        UserType = "USER",
        EventName = "Feature Used",
        Date = 1717689600000,
        SessionId = "sess-abc123",
        AccountId = "acct-987",
        Url = "https://app.example.com/reports",
        Attributes = new FeatureUsedAttributes { FeatureName = "Bulk Export", Category = "Reporting", Value = 1 },
    };
}

/// <summary>The attributes of <see cref="FeatureUsedPayload"/>.</summary>
public sealed class FeatureUsedAttributes
{
    public required string FeatureName { get; init; }

    public string? Category { get; init; }

    public int? Value { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeatureUsedPayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;

[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

namespace GainsightEvents.EndToEnd.Tests;

/// <summary>Signal's "Feature Used".</summary>
[GainsightEvent("Feature Used")]
public sealed partial record FeatureUsed
{
    [IdentifyId] public required string UserId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required string FeatureName { get; init; }

    public string? Category { get; init; }

    public int? Value { get; init; }
}

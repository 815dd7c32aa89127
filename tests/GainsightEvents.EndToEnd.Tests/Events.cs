using System.ComponentModel.DataAnnotations;

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

/// <summary>One whose constraints JSON Schema cannot say.</summary>
[GainsightEvent("Report Rated")]
public sealed partial record ReportRated
{
    [IdentifyId] public required string UserId { get; init; }

    [Range(0.5, 1.5, MaximumIsExclusive = true)] public double? Ratio { get; init; }

    [RegularExpression(@"\w+")] public string? Report { get; init; }
}

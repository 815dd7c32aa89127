using GainsightEvents;

[assembly: PxProduct("AP-QUICKSTART-2")]

namespace QuickStart.Events;

/// <summary>A user used a feature.</summary>
[GainsightEvent("Feature Used")]
public sealed partial record FeatureUsed
{
    /// <summary>The user's stable id.</summary>
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The feature's name, as the product shows it.</summary>
    public required string FeatureName { get; init; }

    public string? Category { get; init; }

    public int? Value { get; init; }
}

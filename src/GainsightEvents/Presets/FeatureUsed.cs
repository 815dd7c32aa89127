namespace GainsightEvents.Presets;

/// <summary>A user used a feature.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Feature Used")]
public sealed partial record FeatureUsed : SaasEvent
{
    /// <summary>The feature's name.</summary>
    public required string FeatureName { get; init; }

    /// <summary>What the feature belongs to.</summary>
    public string? Category { get; init; }

    /// <summary>How much of it was used.</summary>
    public decimal? Value { get; init; }
}

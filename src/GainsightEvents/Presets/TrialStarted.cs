namespace GainsightEvents.Presets;

/// <summary>A trial started.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Trial Started")]
public sealed partial record TrialStarted : SaasEvent;

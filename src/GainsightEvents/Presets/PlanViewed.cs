namespace GainsightEvents.Presets;

/// <summary>A user viewed a plan.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Plan Viewed")]
public sealed partial record PlanViewed : SaasEvent;

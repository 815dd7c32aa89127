namespace GainsightEvents.Presets;

/// <summary>A subscription started.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Subscription Started")]
public sealed partial record SubscriptionStarted : SaasEvent;

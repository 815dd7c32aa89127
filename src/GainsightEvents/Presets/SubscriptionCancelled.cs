namespace GainsightEvents.Presets;

/// <summary>A subscription was cancelled.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Subscription Cancelled")]
public sealed partial record SubscriptionCancelled : SaasEvent;

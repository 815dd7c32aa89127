namespace GainsightEvents.Presets;

/// <summary>Somebody signed up.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Signed Up")]
public sealed partial record SignedUp : SaasEvent;

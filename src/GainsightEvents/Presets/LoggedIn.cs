namespace GainsightEvents.Presets;

/// <summary>A user logged in.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Logged In")]
public sealed partial record LoggedIn : SaasEvent;

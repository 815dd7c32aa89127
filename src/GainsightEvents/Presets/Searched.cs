namespace GainsightEvents.Presets;

/// <summary>A user searched. Signal: <c>Products Searched</c>.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Searched")]
public sealed partial record Searched : SaasEvent;

namespace GainsightEvents.Presets;

/// <summary>A page was viewed. Signal: <c>page</c>.</summary>
/// <remarks>Of the B2B/SaaS preset of Datafly Signal.</remarks>
[GainsightEvent("Page Viewed")]
public sealed partial record PageViewed : SaasEvent;

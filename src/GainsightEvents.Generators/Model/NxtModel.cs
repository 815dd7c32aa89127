namespace GainsightEvents.Generators.Model;

/// <summary>What <c>[NxtEvent]</c> says.</summary>
/// <param name="EventName">The registered name.</param>
/// <param name="Version">The version, or null for the configured one.</param>
/// <param name="Topic">The topic, or null for the configured one.</param>
/// <param name="Contract">The contract, or null for the configured one.</param>
/// <param name="Priority">The name of the <c>EventPriority</c>.</param>
/// <param name="MaxAge">How long the event is worth delivering.</param>
internal sealed record NxtModel(string EventName, string? Version, string? Topic, string? Contract, string Priority, TimeSpan? MaxAge);

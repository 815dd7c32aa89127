namespace GainsightEvents.Generators.Model;

/// <summary>What <c>[GainsightEvent]</c> says.</summary>
/// <param name="EventName">The name in Gainsight PX.</param>
/// <param name="Product">The product, or null for the default one.</param>
/// <param name="IdentityFromContext">Whether the context may give the identifyId.</param>
/// <param name="Priority">The name of the <c>EventPriority</c>.</param>
/// <param name="MaxAge">How long the event is worth delivering.</param>
internal sealed record PxModel(string EventName, string? Product, bool IdentityFromContext, string Priority, TimeSpan? MaxAge);

namespace GainsightEvents.Generators.Model;

/// <summary>What an event's attributes say, beyond the members.</summary>
/// <param name="TypeName">The full name of the type, for people: <c>Acme.Orders.Created</c>.</param>
/// <param name="Px">What <c>[GainsightEvent]</c> says; null without it.</param>
/// <param name="Nxt">What <c>[NxtEvent]</c> says; null without it.</param>
internal sealed record DescriptorModel(string TypeName, PxModel? Px, NxtModel? Nxt);

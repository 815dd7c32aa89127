namespace GainsightEvents.Generators.Model;

/// <summary>What a member's value is checked by.</summary>
/// <param name="Rules">The expressions that make the rules.</param>
/// <param name="ValueType">The type of the value that they are asked about; null for enums and for what holds other values.</param>
/// <param name="NestedIndex">Its index among the descriptor's nested members, where it is a nested type's; else null.</param>
internal sealed record ConstraintsModel(EquatableArray<string> Rules, string? ValueType, int? NestedIndex);

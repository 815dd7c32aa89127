namespace GainsightEvents.Generators.Model;

/// <summary>An enum and the names of its values.</summary>
/// <param name="Writer">The local function that writes it.</param>
/// <param name="Type">The type.</param>
/// <param name="IsUnsigned">Whether its values may exceed <c>long</c>.</param>
/// <param name="Values">The values that have a name of their own: all, or with <c>[Flags]</c> those that are not a single bit. Of those that share a value, the first declared.</param>
/// <param name="Flags">For <c>[Flags]</c>: the single bits, lowest first, of which every other value is written as a list.</param>
internal sealed record EnumModel(string Writer, string Type, bool IsUnsigned, EquatableArray<EnumValueModel> Values, EquatableArray<EnumValueModel> Flags);

/// <summary>One value of an enum.</summary>
/// <param name="Value">The constant, such as <c>global::Acme.Channel.Web</c>.</param>
/// <param name="WireName">Its name on the wire.</param>
internal sealed record EnumValueModel(string Value, string WireName);

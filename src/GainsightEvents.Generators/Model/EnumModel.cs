namespace GainsightEvents.Generators.Model;

/// <summary>An enum and the names of its values.</summary>
/// <param name="Writer">The local function that writes it.</param>
/// <param name="Type">The type.</param>
/// <param name="IsUnsigned">Whether its values may exceed <c>long</c>.</param>
/// <param name="Values">The values that are written alone: all, or with <c>[Flags]</c> zero. Of those that share a value, the first declared.</param>
/// <param name="Flags">For <c>[Flags]</c>: the others, lowest first, of which every value is written as a list.</param>
internal sealed record EnumModel(string Writer, string Type, bool IsUnsigned, EquatableArray<EnumValueModel> Values, EquatableArray<EnumValueModel> Flags);

/// <summary>One value of an enum.</summary>
/// <param name="Value">The constant, such as <c>global::Acme.Channel.Web</c>.</param>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="Local">For a flag of several bits: the local that tells whether the value has them all.</param>
internal sealed record EnumValueModel(string Value, string WireName, string? Local = null);

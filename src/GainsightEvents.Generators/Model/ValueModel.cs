namespace GainsightEvents.Generators.Model;

/// <summary>How a value is written.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Writer">The local function that writes it, where it takes one: an enum, or a value that holds others.</param>
internal readonly record struct ValueModel(WireForm Form, string? Writer = null);

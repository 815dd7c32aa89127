namespace GainsightEvents.Plans.Catalogue;

/// <summary>A part of a sentence, for each form of the catalogue to write in its own way.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsCode">Whether it is a value or a pattern.</param>
internal readonly record struct Phrase(string Text, bool IsCode = false);

using System.Text.Json;

namespace GainsightEvents.Tool.Sending;

/// <summary>A record of the input: its values by name, or why it has none.</summary>
/// <param name="Number">The line in the file where it begins, from 1.</param>
/// <param name="Text">As it stands there.</param>
internal sealed record InputLine(long Number, string Text)
{
    /// <summary>The values: JSON, or text where everything is text. What is absent is not among them.</summary>
    public IReadOnlyList<(string Name, JsonElement? Json, string? Text)> Values { get; init; } = [];

    /// <summary>Why it cannot be read.</summary>
    public string? Problem { get; init; }
}

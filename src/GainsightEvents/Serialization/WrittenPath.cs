using System.Globalization;
using System.Text.Json;

namespace GainsightEvents.Serialization;

/// <summary>
/// Finds where in its body a value stands that is about to be written, by reading what has been written. Only what is refused pays for it.
/// </summary>
internal sealed class WrittenPath
{
    private readonly List<Level> _levels = [];
    private string? _name;

    /// <summary>The names and indices that lead to the end of unfinished JSON, such as <c>items</c>, <c>[2]</c>, <c>owner</c>.</summary>
    public static List<string> Read(ReadOnlySpan<byte> unfinished)
    {
        var path = new WrittenPath();

        // Without the space, a number at the very end might go on.
        var reader = new Utf8JsonReader([.. unfinished, (byte)' '], isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                path.Follow(ref reader);
            }
        }
        catch (JsonException)
        {
            // Not written by generated code: it has to do without a path.
            return [];
        }

        return path.Steps();
    }

    private void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _levels.Add(new Level(_name, reader.TokenType == JsonTokenType.StartArray));
                _name = null;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.RemoveAt(_levels.Count - 1);
                EndValue();
                break;
            case JsonTokenType.PropertyName:
                _name = reader.GetString();
                break;
            default:
                EndValue();
                break;
        }
    }

    private void EndValue()
    {
        _name = null;
        if (_levels.Count > 0 && _levels[_levels.Count - 1].IsArray)
        {
            _levels[_levels.Count - 1].Index++;
        }
    }

    private List<string> Steps()
    {
        var steps = new List<string>();
        foreach (var level in _levels)
        {
            if (level.Name is not null)
            {
                steps.Add(level.Name);
            }

            if (level.IsArray)
            {
                steps.Add($"[{level.Index.ToString(CultureInfo.InvariantCulture)}]");
            }
        }

        if (_name is not null)
        {
            steps.Add(_name);
        }

        return steps;
    }

    private sealed class Level(string? name, bool isArray)
    {
        public string? Name => name;

        public bool IsArray => isArray;

        public int Index { get; set; }
    }
}

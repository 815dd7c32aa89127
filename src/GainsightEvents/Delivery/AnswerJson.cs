using System.Text;
using System.Text.Json;

namespace GainsightEvents.Delivery;

/// <summary>
/// Finds single values in JSON that may be anything: broken off in the middle, deeper than usual, with comments or trailing commas, or no
/// JSON at all. What stands before the fault is found.
/// </summary>
internal sealed class AnswerJson
{
    private static readonly JsonReaderOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = int.MaxValue,
    };

    // What is read of an answer lies on the first levels; a server may send any number of values and levels.
    private const int DeepestLevel = 16;
    private const int MostValues = 16;

    private readonly Dictionary<string, List<string>> _found = new(StringComparer.OrdinalIgnoreCase);

    private AnswerJson()
    {
    }

    /// <summary>Reads the values at these paths.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="paths">Property names from the root on, joined by dots; arrays add none: <c>error.causes.message</c>. Compared without case.</param>
    public static AnswerJson Read(ReadOnlyMemory<byte> body, params string[] paths)
    {
        var answer = new AnswerJson();
        foreach (var path in paths)
        {
            answer._found[path] = [];
        }

        try
        {
            answer.Read(body.Span);
        }
        catch (JsonException)
        {
            // No JSON from here on.
        }

        return answer;
    }

    /// <summary>The texts, numbers and booleans at a path, as text, in the order of the body; empty ones are none.</summary>
    public IReadOnlyList<string> All(string path) => _found[path];

    /// <summary>The first of them.</summary>
    public string? First(string path) => _found[path].FirstOrDefault();

    private void Read(ReadOnlySpan<byte> body)
    {
        // Not the final block, though nothing follows: a body that breaks off is read up to there.
        var reader = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(Tolerant));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        // The name in force at each level; that of an array is empty, for its items have none.
        var names = new string[DeepestLevel];
        while (reader.Read())
        {
            var level = reader.CurrentDepth - 1;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when level < names.Length:
                    names[level] = TextOf(ref reader) ?? "?";
                    break;
                case JsonTokenType.StartArray when level + 1 < names.Length:
                    names[level + 1] = "";
                    break;
                case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when level < names.Length:
                    Keep(string.Join(".", names.Take(level + 1).Where(static name => name.Length > 0)), TextOf(ref reader));
                    break;
            }
        }
    }

    private void Keep(string path, string? text)
    {
        if (!string.IsNullOrEmpty(text) && _found.TryGetValue(path, out var values) && values.Count < MostValues)
        {
            values.Add(text!);
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // No Unicode. The other fields still count.
            return null;
        }
    }
}

using System.Text;
using System.Text.Json;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A plan file's bytes, and what is wrong with them.</summary>
internal sealed class PlanSource
{
    private readonly List<string> _problems = [];
    private readonly string _file;
    private readonly ReadOnlyMemory<byte> _json;

    public PlanSource(string file, byte[] json)
    {
        var mark = Encoding.UTF8.GetPreamble();
        _file = file;
        _json = json.AsMemory(json.AsSpan().StartsWith(mark) ? mark.Length : 0);
    }

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The document.</summary>
    /// <exception cref="PlanFileException">It is not JSON.</exception>
    public JsonDocument Parse()
    {
        try
        {
            RefuseBrokenText();
            return JsonDocument.Parse(_json);
        }
        catch (JsonException e)
        {
            throw new PlanFileException([$"{_file}({e.LineNumber + 1}): it is not JSON: {e.Message} Correct this place, or take the file from the last commit."]);
        }
    }

    /// <summary>Notes a mistake.</summary>
    /// <param name="path">The place, as a JSON Pointer.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="rule">What it has to be, or why it must not be there: the end of a sentence that begins with the value.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    public void Refuse(string path, string value, string rule, string remedy) =>
        _problems.Add($"{_file}({LineOf(path)}): {(path.Length == 0 ? "/" : path)}: {value} {rule}. {remedy}");

    /// <summary>The line that a place is on, from 1. Of two properties of one name, that of the second.</summary>
    public int LineOf(string path)
    {
        // Read once more, for only a mistake asks.
        var reader = new Utf8JsonReader(_json.Span);
        var open = new Stack<(string Path, int NextItem)>();
        var property = "";
        var found = 0L;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString()!;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            var place = Next(open, property);
            if (place == path)
            {
                found = reader.TokenStartIndex;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((place, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return 1 + CountLineFeeds(_json.Span.Slice(0, (int)found));
    }

    private static string Next(Stack<(string Path, int NextItem)> open, string property)
    {
        if (open.Count == 0)
        {
            return "";
        }

        var (path, item) = open.Pop();
        open.Push((path, item < 0 ? item : item + 1));
        return item < 0 ? PlanPath.Append(path, property) : PlanPath.Append(path, item);
    }

    private static int CountLineFeeds(ReadOnlySpan<byte> json)
    {
        var count = 0;
        foreach (var each in json)
        {
            count += each == '\n' ? 1 : 0;
        }

        return count;
    }

    // The parser leaves strings as they are until somebody reads them, so somebody does.
    private void RefuseBrokenText()
    {
        var reader = new Utf8JsonReader(_json.Span);
        while (reader.Read())
        {
            try
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                var line = CountLineFeeds(_json.Span.Slice(0, (int)reader.TokenStartIndex));
                throw new JsonException("A string is not valid UTF-8, or escapes half a surrogate pair.", path: null, line, bytePositionInLine: null);
            }
        }
    }
}

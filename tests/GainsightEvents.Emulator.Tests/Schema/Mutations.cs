using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>Turns a valid JSON object into one that may not be, the same way for the same seed.</summary>
internal sealed class Mutations(int seed, IReadOnlyList<string> literals)
{
    private static readonly string[] AnyLiterals =
    [
        "null", "true", "false", "\"\"", "\"x\"", "0", "-0", "1.0", "1e3", "-1", "0.5", "1e300", "1e999", "-1e999", "9223372036854775808",
        "18446744073709551616", "9007199254740993.5", "[]", "[null,\"a\"]", "{}", "{\"a\":{\"b\":[1]}}", "\"😀\"", "\"a\\u2028b\"",
        "\"line\\n\"", "\"٣\"", "\"\\u00a0\"", "\"\\ud83d\\ude00\\u200f\"",
    ];

    private static readonly string[] Names = ["", "a/b~c", "__proto__", "constructor", "hasOwnProperty", "💡", "IdentifyId", "x y", "attributes"];

    private static readonly JsonSerializerOptions RawText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _random = new(seed);

    /// <summary>One to three changes.</summary>
    public string Apply(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var left = _random.Next(1, 4); left > 0; left--)
        {
            root = Change(root);
        }

        var text = root.ToJsonString(RawText);
        return text.Length > 2 && text[0] == '{' && _random.Next(8) == 0 ? RepeatMember(root, text) : text;
    }

    private JsonNode Change(JsonNode root)
    {
        if (_random.Next(60) == 0)
        {
            return JsonNode.Parse(Pick(["[]", "\"text\"", "0", "{}", "[{}]", "true"]))!;
        }

        var containers = Containers(root).ToList();
        if (containers.Count == 0)
        {
            return root;
        }

        switch (containers[_random.Next(containers.Count)])
        {
            case JsonObject target:
                ChangeMember(target);
                break;
            case JsonArray target when target.Count > 0 && _random.Next(3) > 0:
                target[_random.Next(target.Count)] = NewValue();
                break;
            case JsonArray target:
                target.Add(NewValue());
                break;
        }

        return root;
    }

    private void ChangeMember(JsonObject target)
    {
        var names = target.Select(member => member.Key).ToList();
        switch (_random.Next(names.Count == 0 ? 1 : 5))
        {
            case 0:
                target[Pick(Names)] = NewValue();
                break;
            case 1:
                target.Remove(Pick(names));
                break;
            case 2:
                // The same value under another spelling of its name: as good as gone, and unknown.
                var name = Pick(names);
                var value = target[name];
                target.Remove(name);
                target[name.ToUpperInvariant() + "2"] = value;
                break;
            default:
                target[Pick(names)] = NewValue();
                break;
        }
    }

    // A second member of a name there is already; the last one counts.
    private string RepeatMember(JsonNode root, string text) =>
        $"{text[..^1]},{JsonSerializer.Serialize(Pick([.. root.AsObject().Select(member => member.Key)]))}:{Pick(AnyLiterals)}}}";

    private JsonNode? NewValue() => JsonNode.Parse(_random.Next(3) == 0 && literals.Count > 0 ? Pick(literals) : Pick(AnyLiterals));

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];

    private static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => null,
        };
        return children is null ? [] : children.OfType<JsonNode>().SelectMany(Containers).Prepend(node);
    }
}

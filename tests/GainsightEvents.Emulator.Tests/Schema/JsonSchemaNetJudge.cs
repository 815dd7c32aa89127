using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluator = Json.Schema.JsonSchema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>JsonSchema.Net, the second reader that shares no line with our evaluator, and needs no Node.js.</summary>
internal sealed class JsonSchemaNetJudge
{
    private readonly JsonObject _document;
    private readonly Dictionary<string, Evaluator> _definitions = new(StringComparer.Ordinal);

    public JsonSchemaNetJudge(string schema) => _document = JsonNode.Parse(schema)!.AsObject();

    /// <summary>Whether an instance fits a definition; null where JsonSchema.Net cannot say, for its numbers are decimals.</summary>
    public bool? IsValid(string definition, string json)
    {
        try
        {
            using var instance = JsonDocument.Parse(json);
            return Definition(definition).Evaluate(instance.RootElement).IsValid;
        }
        catch (Exception e) when (e is OverflowException or FormatException)
        {
            return null;
        }
    }

    private Evaluator Definition(string name)
    {
        if (!_definitions.TryGetValue(name, out var known))
        {
            // A root of its own that refers to the definition. Its $id is its own too, or the evaluator's registry would know it already.
            var root = new JsonObject
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["$id"] = $"https://example.com/{Guid.NewGuid()}",
                ["$ref"] = "#/$defs/" + Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)),
                ["$defs"] = _document["$defs"]!.DeepClone(),
            };
            _definitions[name] = known = Evaluator.FromText(root.ToJsonString());
        }

        return known;
    }
}

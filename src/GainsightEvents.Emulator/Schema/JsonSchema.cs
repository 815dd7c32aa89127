using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary>
/// A JSON Schema (2020-12) of a small, closed set of keywords: <c>$ref $defs type properties required additionalProperties enum const
/// pattern minLength maxLength minimum maximum minItems maxItems minProperties maxProperties items oneOf description examples</c>, and the
/// annotations <c>$schema $id title</c>. Any other keyword is refused at load, since a rule that is silently skipped is worse than none.
/// </summary>
/// <remarks>
/// Numbers are IEEE doubles, lengths are code points, and the last of two members of one name wins: what a JavaScript reader sees,
/// so that verdicts and failing paths agree with ajv.
/// </remarks>
internal sealed class JsonSchema
{
    private readonly SchemaNode _start;

    private JsonSchema(SchemaNode start, IReadOnlyDictionary<string, JsonSchema> definitions) => (_start, Definitions) = (start, definitions);

    /// <summary>Those in <c>$defs</c> of the document's root, each to judge by on its own.</summary>
    public IReadOnlyDictionary<string, JsonSchema> Definitions { get; }

    /// <summary>Compiles a document.</summary>
    /// <exception cref="SchemaException">It is not JSON, uses another keyword, or a keyword wrongly.</exception>
    public static JsonSchema Load(string json)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new SchemaException("#", $"it is not JSON: {e.Message}");
        }

        var compiler = new SchemaCompiler(root);
        var start = compiler.Compile(root, "#");
        compiler.RefuseEndlessReferences();
        return new JsonSchema(start, ReadDefinitions(root, compiler));
    }

    /// <summary>The schema in <c>$defs</c> of that name.</summary>
    /// <exception cref="SchemaException">There is none.</exception>
    public JsonSchema Definition(string name) =>
        Definitions.GetValueOrDefault(name) ?? throw new SchemaException("#/$defs", $"'{name}' is missing.");

    /// <summary>Judges an instance, whose strings must be valid Unicode.</summary>
    /// <returns>Every failure; none when it is valid.</returns>
    public IReadOnlyList<SchemaFailure> Evaluate(JsonElement instance)
    {
        var failures = new List<SchemaFailure>();
        _start.Check(instance, "", failures);
        return failures;
    }

    private static Dictionary<string, JsonSchema> ReadDefinitions(JsonElement root, SchemaCompiler compiler)
    {
        var definitions = new Dictionary<string, JsonSchema>(StringComparer.Ordinal);
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$defs", out var schemas))
        {
            foreach (var (name, schema) in JsonMembers.Read(schemas))
            {
                var node = compiler.Compile(schema, JsonPointer.Append("#/$defs", name));
                definitions[name] = new JsonSchema(node, new Dictionary<string, JsonSchema>());
            }
        }

        return definitions;
    }
}

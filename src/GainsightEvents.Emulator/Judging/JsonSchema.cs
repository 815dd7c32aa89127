using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>
/// A JSON Schema (2020-12) of a small, closed set of keywords: <c>$ref $defs type properties required additionalProperties enum const
/// pattern minLength maxLength minimum maximum items oneOf description examples</c>, and the annotations <c>$schema $id title</c>.
/// Any other keyword is refused at load, since a rule that is skipped in silence is worse than none.
/// </summary>
/// <remarks>
/// Numbers are IEEE doubles, lengths are code points, and the last of two members of one name wins: what a JavaScript reader sees,
/// so that verdicts and failing paths agree with ajv.
/// </remarks>
internal sealed class JsonSchema
{
    private readonly SchemaNode _start;

    private JsonSchema(SchemaNode start) => _start = start;

    /// <summary>Compiles a document.</summary>
    /// <param name="json">The schema.</param>
    /// <param name="start">The schema in it to judge by, <c>#</c> for the root, <c>#/$defs/name</c> for a definition.</param>
    /// <exception cref="SchemaException">It is not JSON, uses another keyword, or a keyword wrongly.</exception>
    public static JsonSchema Load(string json, string start = "#")
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
        compiler.Compile(root, "#");
        var node = compiler.Resolve(start, "#");
        compiler.RefuseEndlessReferences();
        return new JsonSchema(node);
    }

    /// <summary>Judges an instance, whose strings must be valid Unicode.</summary>
    /// <returns>Every failure; none when it is valid.</returns>
    public IReadOnlyList<SchemaFailure> Evaluate(JsonElement instance)
    {
        var failures = new List<SchemaFailure>();
        _start.Check(instance, "", failures);
        return failures;
    }
}

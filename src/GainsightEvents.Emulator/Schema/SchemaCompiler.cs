using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary>Turns a schema document into a graph of nodes, once.</summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private readonly Dictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>Compiles the schema at a place, and all within it, unless it is compiled already.</summary>
    public SchemaNode Compile(JsonElement schema, string pointer)
    {
        if (_nodes.TryGetValue(pointer, out var known))
        {
            return known;
        }

        var node = _nodes[pointer] = new SchemaNode(pointer);
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.Rules.Add(new NeverKeyword());
                break;
            case JsonValueKind.Object:
                foreach (var keyword in schema.EnumerateObject())
                {
                    if (CompileKeyword(schema, keyword.Name, new SchemaOperand(keyword.Value, JsonPointer.Append(pointer, keyword.Name))) is { } rule)
                    {
                        node.Rules.Add(rule);
                    }
                }

                break;
            default:
                throw new SchemaException(pointer, "a schema must be an object, true or false.");
        }

        return node;
    }

    /// <summary>The schema that a reference names.</summary>
    public SchemaNode Resolve(string reference, string at)
    {
        if (reference != "#" && !reference.StartsWith("#/", StringComparison.Ordinal))
        {
            throw new SchemaException(at, $"the reference '{reference}' leads out of the document; only '#' and '#/…' are followed.");
        }

        var target = root;
        var pointer = "#";
        foreach (var segment in JsonPointer.Split(reference))
        {
            if (!JsonPointer.TryStep(target, segment, out target))
            {
                throw new SchemaException(at, $"the reference '{reference}' leads nowhere.");
            }

            pointer = JsonPointer.Append(pointer, segment);
        }

        return Compile(target, pointer);
    }

    /// <summary>Refuses references that lead back to themselves without going deeper into the instance.</summary>
    public void RefuseEndlessReferences()
    {
        var finished = new HashSet<SchemaNode>();
        var underway = new HashSet<SchemaNode>();
        foreach (var node in _nodes.Values)
        {
            Visit(node);
        }

        void Visit(SchemaNode node)
        {
            if (finished.Contains(node))
            {
                return;
            }

            if (!underway.Add(node))
            {
                throw new SchemaException(node.Pointer, "the schema refers to itself for the same value, so judging would never end.");
            }

            foreach (var next in node.Rules.SelectMany(rule => rule.InPlace))
            {
                Visit(next);
            }

            finished.Add(node);
        }
    }

    private SchemaKeyword? CompileKeyword(JsonElement schema, string keyword, SchemaOperand operand)
    {
        switch (keyword)
        {
            case "description" or "title" or "examples":
                return null;
            case "$schema" when operand.ReadString() != Dialect:
                throw operand.Refuse($"only the dialect '{Dialect}' is understood.");
            case "$schema":
                return null;
            case "$id" when operand.Pointer != "#/$id":
                throw operand.Refuse("'$id' may stand at the root only; deeper it would change what '$ref' means.");
            case "$id":
                return null;
            case "$defs":
                _ = CompileMembers(operand);
                return null;
            case "$ref":
                return new RefKeyword(Resolve(operand.ReadString(), operand.Pointer));
            case "type":
                return new TypeKeyword(operand.ReadTypes());
            case "enum":
                return new EnumKeyword(keyword, operand.ReadArray());
            case "const":
                return new EnumKeyword(keyword, [operand.Value]);
            case "pattern":
                return new PatternKeyword(operand.ReadPattern());
            case "minLength" or "maxLength":
                return new LengthKeyword(keyword, operand.ReadLength());
            case "minItems" or "maxItems" or "minProperties" or "maxProperties":
                return new CountKeyword(keyword, operand.ReadLength());
            case "minimum" or "maximum":
                return new BoundKeyword(keyword, operand.ReadNumber());
            case "required":
                return new RequiredKeyword(operand.ReadStrings());
            case "properties":
                return new PropertiesKeyword(CompileMembers(operand));
            case "additionalProperties":
                var named = schema.TryGetProperty("properties", out var properties) ? JsonMembers.Read(properties).Keys : Enumerable.Empty<string>();
                return new AdditionalPropertiesKeyword(named, operand.Value.ValueKind == JsonValueKind.False ? null : Compile(operand.Value, operand.Pointer));
            case "items":
                return new ItemsKeyword(Compile(operand.Value, operand.Pointer));
            case "oneOf":
                return new OneOfKeyword([.. operand.ReadArray().Select((branch, i) => Compile(branch, JsonPointer.Append(operand.Pointer, i)))]);
            default:
                throw operand.Refuse($"the keyword '{keyword}' is not one of those understood here; a rule that is silently skipped is worse than none.");
        }
    }

    private Dictionary<string, SchemaNode> CompileMembers(SchemaOperand operand) =>
        operand.ReadMembers().ToDictionary(
            member => member.Key,
            member => Compile(member.Value, JsonPointer.Append(operand.Pointer, member.Key)),
            StringComparer.Ordinal);
}

using System.Text.Json.Nodes;

namespace GainsightEvents.Plans;

/// <summary>A field of an object in a schema.</summary>
internal readonly record struct SchemaField(string Name, JsonObject Schema, bool Required)
{
    /// <summary>
    /// The schema of an object that several events have, each with fields of its own: it asserts what all of them do, so that no event is called wrong.
    /// </summary>
    public static JsonObject ObjectOf<T>(IReadOnlyList<T> events, Func<T, IEnumerable<SchemaField>> fieldsOf)
    {
        var shapes = events.Select(e => fieldsOf(e).ToList()).ToList();
        var required = new JsonArray();
        var properties = new JsonObject();
        foreach (var fields in shapes.SelectMany(static shape => shape).GroupBy(static field => field.Name, StringComparer.Ordinal))
        {
            // What the events say differently is left open.
            var first = fields.First().Schema;
            properties[fields.Key] = fields.All(field => JsonNode.DeepEquals(field.Schema, first)) ? first.DeepClone() : new JsonObject();
            if (shapes.All(shape => shape.Any(field => field.Required && field.Name == fields.Key)))
            {
                required.Add((JsonNode)fields.Key);
            }
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["properties"] = properties;
        return schema;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>
/// The schema of one member's value. It may admit more than the publisher does, for a plan says it in .NET's terms, but refuses nothing that the
/// publisher lets pass.
/// </summary>
internal static class PlanSchemaMember
{
    /// <summary>As a field of the PX envelope or an attribute, where objects and arrays are strings of compact JSON.</summary>
    public static JsonObject OfPx(PlanMember member, bool isAttribute)
    {
        var schema = isAttribute && member.Type is WireKind.Object or WireKind.Array
            ? new JsonObject { ["type"] = "string" }
            : Constrain(new JsonObject { ["type"] = EventPlanMember.TypeOf(member.Type) }, member, admitsNull: false, isText: !isAttribute && member.Type == WireKind.String);
        return Describe(schema, WordsOf(member));
    }

    /// <summary>As a member of the NXT body. One that is not required may be null.</summary>
    public static JsonObject OfNxt(PlanMember member)
    {
        var type = EventPlanMember.TypeOf(member.Type);
        var schema = new JsonObject { ["type"] = member.Required ? JsonValue.Create(type) : new JsonArray { (JsonNode)type, (JsonNode)"null" } };
        return Describe(Constrain(schema, member, admitsNull: !member.Required, isText: false), WordsOf(member));
    }

    /// <summary>The schema with a description before everything else, where there is something to say.</summary>
    public static JsonObject Describe(JsonObject schema, string text)
    {
        if (text.Length == 0)
        {
            return schema;
        }

        var described = new JsonObject { ["description"] = text };
        foreach (var property in schema.ToList())
        {
            schema.Remove(property.Key);
            described.Add(property);
        }

        return described;
    }

    /// <summary>What is to be said of an event or a member, one sentence after the other. What has a label begins with it; what is null is not said.</summary>
    public static string Sentences(params (string? Label, string? Text)[] notes) => string.Join(
        " ",
        notes.Where(static note => note.Text is not null)
            .Select(static note => note.Label is null ? note.Text! : $"{note.Label} {note.Text}")
            .Select(static text => text[text.Length - 1] == '.' ? text : text + "."));

    private static string WordsOf(PlanMember member) =>
        Sentences((null, member.Description), ("Deprecated:", member.Deprecated), ("Retired:", member.Retired));

    private static JsonObject Constrain(JsonObject schema, PlanMember member, bool admitsNull, bool isText)
    {
        if (member.Type == WireKind.DateTime)
        {
            schema["pattern"] = EventPlanMember.UtcTime;
        }

        foreach (var constraint in member.Constraints)
        {
            Add(schema, member.Type, constraint, admitsNull, isText);
        }

        return schema;
    }

    private static void Add(JsonObject schema, WireKind type, PlanConstraint constraint, bool admitsNull, bool isText)
    {
        var isNumber = type is WireKind.Integer or WireKind.Number;
        switch (constraint.Keyword)
        {
            case PlanConstraint.Minimum or PlanConstraint.ExclusiveMinimum when isNumber:
                schema["minimum"] = Widened(constraint.Json, type, isLower: true);
                break;
            case PlanConstraint.Maximum or PlanConstraint.ExclusiveMaximum when isNumber:
                schema["maximum"] = Widened(constraint.Json, type, isLower: false);
                break;
            case PlanConstraint.MinLength when type == WireKind.String && Count(constraint) > 0:
                // The plan counts UTF-16 characters, JSON Schema code points, of which each is one or two such characters.
                schema["minLength"] = (int)((Count(constraint) + 1L) / 2);
                break;
            case PlanConstraint.MaxLength when type == WireKind.String:
            case PlanConstraint.MinItems or PlanConstraint.MaxItems when type == WireKind.Array:

            // At least so many entries were counted before those that are null were left out.
            case PlanConstraint.MaxProperties when type == WireKind.Object:
                schema[constraint.Keyword] = Count(constraint);
                break;
            case PlanConstraint.Pattern when type == WireKind.String && EcmaSubset.Translate(JsonNode.Parse(constraint.Json)!.GetValue<string>()) is { } pattern:
                schema["pattern"] = pattern;
                break;
            case PlanConstraint.Refused when type == WireKind.String && !schema.ContainsKey("pattern") && JsonNode.Parse(constraint.Json)!.AsArray().Any(IsUrl):
                schema["pattern"] = ConstraintKeywords.UrlPattern;
                break;

            // An id that is a number in C# is a string in the PX envelope, where its values are not the listed ones.
            case PlanConstraint.Enum when !isText || Items(constraint).All(static item => item?.GetValueKind() is null or JsonValueKind.String):
                var values = Items(constraint).ToList();
                schema["enum"] = new JsonArray([.. values, .. admitsNull && values.All(static value => value is not null) ? (JsonNode?[])[null] : []]);
                break;
        }
    }

    private static bool IsUrl(JsonNode? sentence) => sentence!.GetValue<string>() == UrlSentence.Text;

    private static IEnumerable<JsonNode?> Items(PlanConstraint constraint) => constraint.ReadItems().Select(static item => JsonNode.Parse(item));

    private static int Count(PlanConstraint constraint) => int.Parse(constraint.Json, CultureInfo.InvariantCulture);

    // A range of whole numbers rounds a fraction before it compares, and a float's digits may be a little beyond a bound that it keeps.
    private static JsonNode? Widened(string digits, WireKind type, bool isLower)
    {
        if (type == WireKind.Number && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
        {
            var widened = bound == Math.Round(bound) && bound is >= int.MinValue and <= int.MaxValue ? bound + (isLower ? -0.5m : 0.5m) : bound;
            if (decimal.TryParse(((float)widened).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var written))
            {
                return JsonValue.Create(isLower ? Math.Min(widened, written) : Math.Max(widened, written));
            }
        }

        return JsonNode.Parse(digits);
    }
}

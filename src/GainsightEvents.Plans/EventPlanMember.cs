using System.Text.Json.Nodes;
using GainsightEvents.Model;

namespace GainsightEvents.Plans;

/// <summary>The plan's schema of one member's value.</summary>
internal static class EventPlanMember
{
    // As EventWriter writes it: UTC, and a fraction of up to seven digits where there is one.
    internal const string UtcTime = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,7})?Z$";

    /// <summary>As a field of the PX envelope or an attribute, where objects and arrays are strings of compact JSON.</summary>
    public static JsonObject OfPx(EventMember member) => member switch
    {
        { Role: MemberRole.Date } => new() { ["type"] = "integer" },
        { Role: MemberRole.GlobalContext } => Constrain(new() { ["type"] = "object" }, member),

        // An id that is a number, or wraps one, is a string here.
        { Role: not MemberRole.Attribute, Kind: not WireKind.String } => new() { ["type"] = "string" },
        { Kind: WireKind.Object or WireKind.Array } => new() { ["type"] = "string" },
        _ => Constrain(new() { ["type"] = TypeOf(member.Kind) }, member),
    };

    /// <summary>
    /// As a member of the NXT body. One that is not required may be null: <c>[JsonIgnore(Condition = Never)]</c> writes it so.
    /// </summary>
    public static JsonObject OfNxt(EventMember member)
    {
        var types = new JsonArray { (JsonNode)TypeOf(member.Kind) };
        if (member.Role != MemberRole.Attribute && member.Kind is WireKind.String or WireKind.Integer)
        {
            // The kind of a marked member is that of the PX field; here its own type counts, as in an id that is a number.
            types = ["string", "integer"];
        }

        if (!member.Required)
        {
            types.Add((JsonNode)"null");
        }

        return Constrain(new() { ["type"] = types.Count == 1 ? types[0]!.DeepClone() : types }, member, admitsNull: !member.Required);
    }

    /// <summary>Adds the keywords of the member's own constraints, of those in events.schema.json only.</summary>
    private static JsonObject Constrain(JsonObject schema, EventMember member, bool admitsNull = false)
    {
        if (member.Kind == WireKind.DateTime)
        {
            schema["pattern"] = UtcTime;
        }

        var keywords = new Dictionary<string, object>(StringComparer.Ordinal);
        ConstraintKeywords.AddTo(keywords, member);
        foreach (var keyword in keywords)
        {
            schema[keyword.Key] = keyword.Value is object?[] values
                ? new JsonArray([.. (admitsNull ? values.Append(null) : values).Distinct().Select(PlanValue.Write)])
                : PlanValue.Write(keyword.Value);
        }

        return schema;
    }

    public static string TypeOf(WireKind kind) => kind switch
    {
        WireKind.Integer => "integer",
        WireKind.Number => "number",
        WireKind.Boolean => "boolean",
        WireKind.Object => "object",
        WireKind.Array => "array",
        _ => "string",
    };
}

using System.Text.Json.Nodes;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>A body of an event that fits its plan, the same for the same plan.</summary>
/// <param name="Json">The body, indented with line feeds; null where a required member has no value that is sure to be right.</param>
/// <param name="LeftOut">The members without such a value, each with the reason.</param>
internal sealed record EventExample(string? Json, IReadOnlyList<(string Member, string Reason)> LeftOut)
{
    /// <summary>An example with every member that is still sent, as far as values are found.</summary>
    public static EventExample Of(PlanEvent planned)
    {
        var values = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var leftOut = new List<(string Member, string Reason)>();
        var isWhole = true;
        foreach (var member in planned.Members)
        {
            // What is retired should not be sent any more, unless nothing goes without it.
            var isNeeded = member.Required || (planned.Target == EventTarget.Px && member.Name is PxFields.IdentifyId or PxFields.UserType);
            if (member.Retired is not null && !isNeeded)
            {
                continue;
            }

            var (value, reason) = MemberExample.Of(planned.Target, member);
            if (value is not null)
            {
                values.Add(member.Name, value);
            }
            else
            {
                leftOut.Add((member.Name, reason!));
                isWhole &= !isNeeded;
            }
        }

        return new(isWhole ? Write(planned.Target == EventTarget.Px ? PxBody(planned, values) : new JsonObject(values.Select(Nullable))) : null, leftOut);
    }

    // In the order of Gainsight's own example, with the fields that no member fills and every event has.
    private static JsonObject PxBody(PlanEvent planned, Dictionary<string, JsonNode> values)
    {
        var isDeclared = planned.Members.ToLookup(static member => member.Name, StringComparer.Ordinal);
        var body = new JsonObject();
        Add(PxFields.IdentifyId, MemberExample.IdentifyId);
        body[PxFields.PropertyKey] = "AP-XXXXXXXXXX-2";
        Add(PxFields.UserType, "USER");
        body[PxFields.EventName] = planned.Name;
        Add(PxFields.Date, JsonNode.Parse(MemberExample.Date));
        foreach (var value in values.Where(static value => !IsAttribute(value.Key) && !IsAdded(value.Key)))
        {
            body[value.Key] = value.Value;
        }

        var attributes = values.Where(static value => IsAttribute(value.Key))
            .Select(static value => Nullable(new(value.Key.Substring(PlanMember.AttributePrefix.Length), value.Value)))
            .ToList();
        if (attributes.Count > 0)
        {
            body[PxFields.Attributes] = new JsonObject(attributes);
        }

        return body;

        void Add(string field, JsonNode? usual)
        {
            if (values.TryGetValue(field, out var value))
            {
                body[field] = value;
            }
            else if (!isDeclared.Contains(field))
            {
                body[field] = usual;
            }
        }
    }

    private static bool IsAttribute(string name) => name.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal);

    private static bool IsAdded(string name) => name is PxFields.IdentifyId or PxFields.UserType or PxFields.Date;

    private static KeyValuePair<string, JsonNode?> Nullable(KeyValuePair<string, JsonNode> value) => new(value.Key, value.Value);

    private static string Write(JsonObject body) => VisibleText.OfJson(ReadableJson.Write(writer => body.WriteTo(writer)).TrimEnd('\n'));
}

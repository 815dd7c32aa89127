using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>Finds a value for a member that is sure to be right, or says why it finds none.</summary>
internal static class MemberExample
{
    public const string IdentifyId = "user-123";

    // 6 June 2024, 16:00 UTC, in milliseconds, as in events.schema.json.
    public const string Date = "1717689600000";

    private const int MostItems = 100;

    private static readonly bool[] Truths = [true, false];

    private static readonly string[] Times = ["2024-06-06T16:00:00Z"];

    /// <summary>The value as it is on the wire, or the end of a sentence that says why there is none.</summary>
    public static (JsonNode? Value, string? Reason) Of(EventTarget target, PlanMember member)
    {
        var constraints = new ValueConstraints(member);
        if (constraints.Unknown is { } refused)
        {
            return (null, $"whether a value is right cannot be told, for refused is {refused}");
        }

        var value = Find(target, member, constraints);
        return value is null ? (null, "no value was found that meets all that is asked of it") : (value, null);
    }

    private static JsonNode? Find(EventTarget target, PlanMember member, ValueConstraints constraints)
    {
        var isAttribute = member.Name.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal);
        switch (member.Type)
        {
            // An id that is a number in C# is a string in the PX envelope, with the constraints of the number; what is asked of the text besides is asked of its digits.
            case WireKind.String when target == EventTarget.Px && !isAttribute && member.Name != PxFields.UserType && constraints.AreOfNumber:
                return NumberExamples.Find(constraints, isInteger: true) is { } digits && constraints.AdmitForm(digits) ? JsonValue.Create(digits) : null;
            case WireKind.String:
                return TextExamples.Find(target, member, constraints) is { } text ? JsonValue.Create(text) : null;
            case WireKind.Integer when target == EventTarget.Px && member.Name == PxFields.Date && constraints.AdmitNumber(Date):
                return JsonNode.Parse(Date);
            case WireKind.Integer or WireKind.Number:
                return NumberExamples.Find(constraints, member.Type == WireKind.Integer) is { } number ? JsonNode.Parse(number) : null;
            case WireKind.Boolean:
                return Truths.Where(constraints.Admit).Select(static truth => JsonValue.Create(truth)).FirstOrDefault();
            case WireKind.DateTime:
                return Times.Where(constraints.Admit).Select(static time => JsonValue.Create(time)).FirstOrDefault();
            default:
                // Nested values are strings of compact JSON among the attributes of PX.
                var nested = member.Type == WireKind.Array ? Items(constraints) : (JsonNode?)Entries(constraints);
                return nested is not null && target == EventTarget.Px && isAttribute ? JsonValue.Create(nested.ToJsonString()) : nested;
        }
    }

    // What the items are, a plan does not say: an empty list is right whatever they are.
    private static JsonArray? Items(ValueConstraints constraints) =>
        constraints.LeastItems <= Math.Min(constraints.MostItems, MostItems) && !constraints.HasAllowed
            ? new JsonArray([.. Enumerable.Range(0, constraints.LeastItems).Select(static _ => JsonValue.Create("example"))])
            : null;

    private static JsonObject? Entries(ValueConstraints constraints) =>
        constraints.LeastEntries <= Math.Min(constraints.MostEntries, MostItems) && !constraints.HasAllowed
            ? new JsonObject(Enumerable.Range(1, constraints.LeastEntries).Select(static number => new KeyValuePair<string, JsonNode?>(
                FormattableString.Invariant($"example{number}"), JsonValue.Create("example"))))
            : null;
}

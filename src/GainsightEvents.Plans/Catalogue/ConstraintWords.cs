using System.Text.Json.Nodes;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>Says what the values of a member have to be.</summary>
internal static class ConstraintWords
{
    /// <summary>One item for each thing that is asked.</summary>
    public static IReadOnlyList<IReadOnlyList<Phrase>> Of(PlanMember member)
    {
        var found = member.Constraints.ToDictionary(static constraint => constraint.Keyword, StringComparer.Ordinal);
        var words = new List<IReadOnlyList<Phrase>>();
        if (Bounds(found) is { } bounds)
        {
            words.Add([new(bounds)]);
        }

        AddCount(PlanConstraint.MinLength, PlanConstraint.MaxLength, "character", "characters");
        AddCount(PlanConstraint.MinItems, PlanConstraint.MaxItems, "item", "items");
        AddCount(PlanConstraint.MinProperties, PlanConstraint.MaxProperties, "entry", "entries");
        if (found.TryGetValue(PlanConstraint.Pattern, out var pattern))
        {
            words.Add([new("matched as a whole by "), new(JsonNode.Parse(pattern.Json)!.GetValue<string>(), IsCode: true)]);
        }

        if (found.TryGetValue(PlanConstraint.Enum, out var values))
        {
            words.Add(Listed(values));
        }

        if (found.TryGetValue(PlanConstraint.Refused, out var refused))
        {
            words.AddRange(JsonNode.Parse(refused.Json)!.AsArray().Select(static sentence => (IReadOnlyList<Phrase>)[new($"refused is {sentence!.GetValue<string>()}")]));
        }

        return words;

        void AddCount(string minimum, string maximum, string one, string many)
        {
            if (Count(Json(found, minimum), Json(found, maximum), one, many) is { } count)
            {
                words.Add([new(count)]);
            }
        }
    }

    private static string? Json(Dictionary<string, PlanConstraint> found, string keyword) => found.TryGetValue(keyword, out var constraint) ? constraint.Json : null;

    private static string? Bounds(Dictionary<string, PlanConstraint> found)
    {
        var lower = Json(found, PlanConstraint.Minimum) is { } minimum ? $"from {minimum}" : Json(found, PlanConstraint.ExclusiveMinimum) is { } above ? $"above {above}" : null;
        var upper = Json(found, PlanConstraint.Maximum) is { } maximum ? $"up to {maximum}" : Json(found, PlanConstraint.ExclusiveMaximum) is { } below ? $"below {below}" : null;
        return lower is null ? upper : upper is null ? lower : $"{lower} {upper}";
    }

    private static string? Count(string? minimum, string? maximum, string one, string many) => (minimum, maximum) switch
    {
        (null, null) => null,
        (null, _) => $"at most {maximum} {(maximum == "1" ? one : many)}",
        (_, null) => $"at least {minimum} {(minimum == "1" ? one : many)}",
        _ when minimum == maximum => $"{minimum} {(minimum == "1" ? one : many)}",
        _ => $"{minimum} to {maximum} {many}",
    };

    private static List<Phrase> Listed(PlanConstraint values)
    {
        var phrases = new List<Phrase> { new("one of ") };
        foreach (var item in values.ReadItems())
        {
            if (phrases.Count > 1)
            {
                phrases.Add(new(", "));
            }

            phrases.Add(new(item, IsCode: true));
        }

        return phrases;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Reads a member's constraints.</summary>
internal static class PlanConstraintReader
{
    public static PlanList<PlanConstraint> Read(PlanNode node)
    {
        if (!node.IsObject(PlanConstraint.Keywords))
        {
            return new([]);
        }

        var found = PlanConstraint.Keywords
            .Select(keyword => (Keyword: keyword, Node: node.Find(keyword)))
            .Where(static each => each.Node is not null && IsRight(each.Keyword, each.Node))
            .Select(static each => PlanConstraint.Of(each.Keyword, JsonNode.Parse(each.Node!.Element.GetRawText())!));
        return found.ToPlanList();
    }

    private static bool IsRight(string keyword, PlanNode node) => keyword switch
    {
        PlanConstraint.Pattern => IsText(node),
        PlanConstraint.Enum => IsListOf(node, IsScalar),
        PlanConstraint.Refused => IsListOf(node, static item => item.Text() is not null),
        _ when PlanConstraint.Counts.Contains(keyword) => IsCount(node),
        _ => IsNumber(node),
    };

    // Every item is asked, so that each mistake is told.
    private static bool IsListOf(PlanNode node, Func<PlanNode, bool> isRight) =>
        node.Items().Aggregate(true, (areRight, item) => isRight(item) && areRight) && node.Element.ValueKind == JsonValueKind.Array;

    private static bool IsText(PlanNode node)
    {
        if (node.Element.ValueKind != JsonValueKind.String)
        {
            node.Refuse("must be text", "Write the regular expression in quotes.");
        }

        return node.Element.ValueKind == JsonValueKind.String;
    }

    private static bool IsScalar(PlanNode node)
    {
        if (node.Element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            node.Refuse("must be a single value", "Write a text, a number, true, false or null.");
            return false;
        }

        return true;
    }

    private static bool IsCount(PlanNode node)
    {
        if (node.Element.ValueKind == JsonValueKind.Number && node.Element.TryGetInt32(out var count) && count >= 0)
        {
            return true;
        }

        node.Refuse("must be a whole number from 0 to 2147483647", "Write such a number without quotes.");
        return false;
    }

    private static bool IsNumber(PlanNode node)
    {
        if (node.Element.ValueKind == JsonValueKind.Number && node.Element.TryGetDouble(out var number) && PlanValue.IsFinite(number))
        {
            return true;
        }

        node.Refuse("must be a number that a double can hold", "Write it without quotes.");
        return false;
    }
}

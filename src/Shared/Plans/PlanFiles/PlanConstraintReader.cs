using System.Globalization;

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
            .Select(static each => new PlanConstraint(each.Keyword, each.Node!.Value.ToCompact()));
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
        node.Items().Aggregate(true, (areRight, item) => isRight(item) && areRight) && node.Kind == PlanJsonKind.Array;

    private static bool IsText(PlanNode node)
    {
        if (node.Kind != PlanJsonKind.String)
        {
            node.Refuse("must be text", "Write the regular expression in quotes.");
        }

        return node.Kind == PlanJsonKind.String;
    }

    private static bool IsScalar(PlanNode node)
    {
        if (node.Kind is PlanJsonKind.Object or PlanJsonKind.Array)
        {
            node.Refuse("must be a single value", "Write a text, a number, true, false or null.");
            return false;
        }

        return true;
    }

    private static bool IsCount(PlanNode node)
    {
        if (node.Kind == PlanJsonKind.Number && int.TryParse(node.Value.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return true;
        }

        node.Refuse("must be a whole number from 0 to 2147483647", "Write such a number without quotes.");
        return false;
    }

    private static bool IsNumber(PlanNode node)
    {
        if (node.Kind == PlanJsonKind.Number
            && double.TryParse(node.Value.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && PlanLiteral.IsFinite(number))
        {
            return true;
        }

        node.Refuse("must be a number that a double can hold", "Write it without quotes.");
        return false;
    }
}

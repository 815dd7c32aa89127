using System.Globalization;
using GainsightEvents.Plans.PlanFiles;
using static GainsightEvents.Plans.Comparison.PlanChangeClass;
using static GainsightEvents.Plans.Comparison.PlanChangeKind;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Compares what the values of a member have to be.</summary>
internal static class ConstraintComparison
{
    // The keywords of each bound, the including one first, and whether a higher value admits fewer.
    private static readonly (string[] Keywords, bool IsLower)[] Bounds =
    [
        ([PlanConstraint.Minimum, PlanConstraint.ExclusiveMinimum], true),
        ([PlanConstraint.Maximum, PlanConstraint.ExclusiveMaximum], false),
        ([PlanConstraint.MinLength], true),
        ([PlanConstraint.MaxLength], false),
        ([PlanConstraint.MinItems], true),
        ([PlanConstraint.MaxItems], false),
        ([PlanConstraint.MinProperties], true),
        ([PlanConstraint.MaxProperties], false),
    ];

    public static void Compare(ChangeList changes, PlanMember before, PlanMember after)
    {
        foreach (var (keywords, isLower) in Bounds)
        {
            var (from, to) = (Bound.Strictest(before, keywords, isLower), Bound.Strictest(after, keywords, isLower));
            Tell(changes, from?.ToString(), to?.ToString(), Bound.Compare(from, to, isLower));
        }

        ComparePatterns(changes, Find(before, PlanConstraint.Pattern), Find(after, PlanConstraint.Pattern));
        CompareSets(changes, before, after, PlanConstraint.Enum, itemsAdmit: true);
        CompareSets(changes, before, after, PlanConstraint.Refused, itemsAdmit: false);
    }

    public static PlanConstraint? Find(PlanMember member, string keyword) =>
        member.Constraints.FirstOrDefault(constraint => constraint.Keyword == keyword);

    // Whether another pattern admits all that the first did, nobody can say; so it may not.
    private static void ComparePatterns(ChangeList changes, PlanConstraint? before, PlanConstraint? after) =>
        Tell(changes, Shown(before), Shown(after), before?.Json == after?.Json ? 0 : after is null ? -1 : 1);

    private static void CompareSets(ChangeList changes, PlanMember before, PlanMember after, string keyword, bool itemsAdmit)
    {
        var (from, to) = (Find(before, keyword), Find(after, keyword));
        var (was, becomes) = (from?.ReadItems().ToList() ?? [], to?.ReadItems().ToList() ?? []);

        // Without a list of values every value is admitted.
        var narrows = itemsAdmit ? to is not null && (from is null || was.Except(becomes).Any()) : becomes.Except(was).Any();
        var widens = itemsAdmit ? from is not null && (to is null || becomes.Except(was).Any()) : was.Except(becomes).Any();
        Tell(changes, Shown(from), Shown(to), narrows ? 1 : 0);
        Tell(changes, Shown(from), Shown(to), widens ? -1 : 0);
    }

    /// <summary>Adds the change, if it is one: above zero fewer values are admitted, below zero more.</summary>
    private static void Tell(ChangeList changes, string? before, string? after, int direction)
    {
        if (direction != 0)
        {
            changes.Add(
                direction > 0 ? Narrowed : Widened, direction > 0 ? Breaking : Compatible, before, after,
                $"{(direction > 0 ? "may refuse values that were admitted" : "admits more values")}: {after ?? "no limit"} instead of {before ?? "no limit"}");
        }
    }

    private static string? Shown(PlanConstraint? constraint) => constraint is null ? null : $"{constraint.Keyword} {constraint.Json}";

    private sealed record Bound(string Keyword, string Digits, bool IsExclusive)
    {
        public static Bound? Strictest(PlanMember member, string[] keywords, bool isLower) => keywords
            .Select((keyword, index) => Find(member, keyword) is { } found ? new Bound(keyword, found.Json, index > 0) : null)
            .Where(static bound => bound is not null)
            .Aggregate((Bound?)null, (strictest, bound) => Compare(strictest, bound, isLower) > 0 ? bound : strictest);

        /// <summary>Above zero where the second admits less, below zero where it admits more.</summary>
        public static int Compare(Bound? before, Bound? after, bool isLower) => (before, after) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => CompareDigits(after.Digits, before.Digits) switch
            {
                0 => after.IsExclusive.CompareTo(before.IsExclusive),
                var order => isLower ? order : -order,
            },
        };

        public override string ToString() => $"{Keyword} {Digits}";

        // A decimal tells apart what a double does not, and a double reaches further.
        private static int CompareDigits(string left, string right) =>
            decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
                ? a.CompareTo(b)
                : double.Parse(left, CultureInfo.InvariantCulture).CompareTo(double.Parse(right, CultureInfo.InvariantCulture));
    }
}

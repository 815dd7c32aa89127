using System.Globalization;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Tells which soft limits of Gainsight PX an event exceeds that it did not exceed before.</summary>
internal static class LimitComparison
{
    public static void Compare(ChangeList changes, PlanEvent? before, PlanEvent after)
    {
        if (after.Target != EventTarget.Px)
        {
            return;
        }

        Tell(changes, before?.Name.Length ?? 0, after.Name.Length, PxLimits.EventName, "characters in its name");
        Tell(changes, AttributesOf(before).Count(), AttributesOf(after).Count(), PxLimits.Attributes, "attributes");
        var known = AttributesOf(before).ToDictionary(static member => member.Name);
        foreach (var member in AttributesOf(after))
        {
            var planned = known.TryGetValue(member.Name, out var same) ? same : null;
            Tell(changes.Of(planned, member), planned is null ? 0 : NameLength(planned), NameLength(member), PxLimits.AttributeName, "characters in its name");
        }
    }

    private static IEnumerable<PlanMember> AttributesOf(PlanEvent? planned) => planned is null ? [] : planned.Members
        .Where(static member => member.Retired is null && member.Name.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal));

    private static int NameLength(PlanMember member) => member.Name.Length - PlanMember.AttributePrefix.Length;

    private static void Tell(ChangeList changes, int before, int after, int limit, string what)
    {
        if (after > limit && before <= limit)
        {
            var (from, to) = (before.ToString(CultureInfo.InvariantCulture), after.ToString(CultureInfo.InvariantCulture));
            changes.Add(
                PlanChangeKind.OverLimit, PlanChangeClass.Warning, before == 0 ? null : from, to,
                $"has {to} {what}; Gainsight PX documents at most {limit.ToString(CultureInfo.InvariantCulture)}, and may cut off or leave out the rest");
        }
    }
}

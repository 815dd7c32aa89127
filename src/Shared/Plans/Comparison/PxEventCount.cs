using System.Globalization;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>How many events a plan sends to Gainsight PX, against how many the subscription admits.</summary>
internal sealed class PxEventCount(PlanFile plan, int? limit)
{
    private readonly int _count = plan.Events
        .Where(static e => e is { Target: EventTarget.Px, Retired: null })
        .Select(static e => e.Name)
        .Distinct(StringComparer.Ordinal)
        .Count();

    /// <summary>What a new event means, and the end of a sentence about it.</summary>
    public (PlanChangeClass Class, string Sentence) Judge(PlanEvent added) => limit switch
    {
        null => (PlanChangeClass.Compatible, "is new"),
        { } most when _count <= most => (PlanChangeClass.Warning, $"is new; with it {Plain(_count)} of the subscription's {Plain(most)} events are used"),
        { } most => (PlanChangeClass.Breaking, $"is new, and {Plain(_count)} events are more than the {Plain(most)} that the subscription admits"),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>
/// The plan that follows on a plan once its declarations are written into it. What only the plan says stays: words where the source has none, and the
/// notes on what has ended, which no source has any more.
/// </summary>
internal static class PlanUpdate
{
    /// <summary>The next plan, with the version of the present one.</summary>
    /// <param name="plan">The present plan.</param>
    /// <param name="declared">The declarations as a plan.</param>
    /// <param name="isUnknown">Of which events nobody can tell what is declared, as their code does not compile; they stay as they are.</param>
    public static PlanFile Of(PlanFile plan, PlanFile declared, Func<PlanEvent, bool>? isUnknown = null)
    {
        var unknown = plan.Events.Where(e => isUnknown?.Invoke(e) == true).ToList();
        var pairing = EventPairing.Of(unknown.Count == 0 ? plan.Events : plan.Events.Except(unknown), declared.Events, out _);
        return plan with
        {
            Events = pairing.Pairs.Select(static pair => Keep(pair.Before, pair.After))
                .Concat(pairing.Added)
                .Concat(pairing.Removed.Where(static e => !EventPairing.IsSent(e)))
                .Concat(unknown)
                .ToPlanList(),
        };
    }

    /// <summary>The next plan without what breaks: an event that a change breaks stays as it is.</summary>
    public static PlanFile WithoutErrors(PlanFile next, PlanComparison comparison)
    {
        var broken = comparison.Changes.Where(static change => change.IsError).ToList();
        var after = new HashSet<PlanEvent?>(broken.Select(static change => change.EventAfter));
        return next with
        {
            Events = next.Events.Where(e => !after.Contains(e))
                .Concat(broken.Select(static change => change.EventBefore).OfType<PlanEvent>().Distinct())
                .ToPlanList(),
        };
    }

    private static PlanEvent Keep(PlanEvent planned, PlanEvent declared)
    {
        if (planned.Equals(declared))
        {
            return planned;
        }

        var pairing = EventPairing.Of(planned.Members, declared.Members);
        return declared with
        {
            Description = declared.Description ?? planned.Description,
            Owner = declared.Owner ?? planned.Owner,
            Members = pairing.Pairs.Select(static pair => pair.After with { Description = pair.After.Description ?? pair.Before.Description })
                .Concat(pairing.Added)
                .Concat(pairing.Removed.Where(static member => !EventPairing.IsSent(member)))
                .ToPlanList(),
        };
    }
}

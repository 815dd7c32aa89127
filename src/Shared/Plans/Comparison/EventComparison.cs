using GainsightEvents.Plans.PlanFiles;
using static GainsightEvents.Plans.Comparison.PlanChangeClass;
using static GainsightEvents.Plans.Comparison.PlanChangeKind;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Compares plans event by event.</summary>
internal static class EventComparison
{
    public static IReadOnlyList<PlanChange> Compare(PlanFile before, PlanFile after, int? pxEventLimit)
    {
        var pairing = EventPairing.Of(before.Events, after.Events, out var moved);
        var events = new PxEventCount(after, pxEventLimit);
        var changes = pairing.Pairs.Except(moved).Select(static pair => (Event: pair.Before, Changes: Compare(pair.Before, pair.After)))
            .Concat(moved.Select(static pair => (Event: pair.Before, Changes: Move(pair.Before, pair.After))))
            .Concat(pairing.Removed.Select(static e => (Event: e, Changes: Remove(e))))
            .Concat(pairing.Added.Select(e => (Event: e, Changes: Add(e, events))))
            .OrderBy(static each => each.Event.ToString(), StringComparer.Ordinal)
            .Select(static each => each.Changes);
        return [.. changes.SelectMany(static list => list.Changes)];
    }

    private static ChangeList Remove(PlanEvent planned)
    {
        var changes = new ChangeList(planned, null);
        changes.Add(
            Removed, EventPairing.IsSent(planned) ? Breaking : Compatible, planned.Name, null,
            EventPairing.IsSent(planned) ? "is removed, and its data end" : "was retired, and is no longer in the plan");
        return changes;
    }

    private static ChangeList Move(PlanEvent before, PlanEvent after)
    {
        var changes = new ChangeList(before, after);
        var (from, to) = (PlanWords.Of(before.Target), PlanWords.Of(after.Target));
        changes.Add(TargetChanged, Breaking, from, to, $"goes to {to} and no longer to {from}, where its data end");
        return changes;
    }

    private static ChangeList Add(PlanEvent planned, PxEventCount events)
    {
        var changes = new ChangeList(null, planned);
        var (judged, sentence) = planned switch
        {
            { Retired: not null } => (Compatible, "is new in the plan, as an event that has ended"),
            { Target: EventTarget.Px } => events.Judge(planned),
            _ => (Warning, "is new; register its name under Administration > Events before it is published, or NXT refuses it with errorCode 1001"),
        };
        changes.Add(Added, judged, null, planned.Name, sentence);
        LimitComparison.Compare(changes, null, planned);
        return changes;
    }

    private static ChangeList Compare(PlanEvent before, PlanEvent after)
    {
        // Only a version that was said is known to be another: what is not said here, settings say.
        var isNewVersion = before.Version is not null && after.Version is not null && before.Version != after.Version;
        var changes = new ChangeList(before, after, isNewVersion);
        if (before.Equals(after))
        {
            return changes;
        }

        if (NoteComparison.StaysSent(changes, before.Retired, after.Retired))
        {
            CompareSent(changes, before, after);
        }

        NoteComparison.Compare(changes, before, after);
        return changes;
    }

    private static void CompareSent(ChangeList changes, PlanEvent before, PlanEvent after)
    {
        if (before.Name != after.Name)
        {
            changes.Add(Renamed, Breaking, before.Name, after.Name, $"seems to be renamed to '{Model.OneLine.Of(after.Name)}'; to Gainsight that is another event");
        }

        if (before.Product != after.Product)
        {
            changes.Add(
                ProductChanged, Breaking, before.Product, after.Product,
                $"moves from {Named(before.Product, "product")} to {Named(after.Product, "product")}, and its data with it");
        }

        CompareHeader(changes, VersionChanged, "version", before.Version, after.Version);
        CompareHeader(changes, TopicChanged, "topic", before.Topic, after.Topic);
        CompareHeader(changes, ContractChanged, "contract", before.Contract, after.Contract);
        if (before.Identity != after.Identity)
        {
            var (from, to) = (PlanWords.Of(before.Identity), PlanWords.Of(after.Identity));
            changes.Add(IdentityChanged, Breaking, from, to, $"takes its identifyId from the {to} and no longer from the {from}, so that its users may be others");
        }

        if (before.AdmitsOtherMembers != after.AdmitsOtherMembers)
        {
            changes.Add(
                after.AdmitsOtherMembers ? Widened : Narrowed, after.AdmitsOtherMembers ? Compatible : Breaking,
                before.AdmitsOtherMembers ? "any" : "named", after.AdmitsOtherMembers ? "any" : "named",
                after.AdmitsOtherMembers ? "may carry members that the plan does not name" : "no longer carries members that the plan does not name");
        }

        MemberComparison.Compare(changes, before, after);
        LimitComparison.Compare(changes, before, after);
    }

    private static void CompareHeader(ChangeList changes, PlanChangeKind kind, string what, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(
                kind, before is null || after is null ? Warning : Breaking, before, after,
                $"has {Named(after, what)} and no longer {Named(before, what)}; what reads the one does not read the other");
        }
    }

    private static string Named(string? name, string what) => (name, what) switch
    {
        (null, "product") => "the default product",
        (null, _) => $"the {what} of the settings",
        _ => $"the {what} '{Model.OneLine.Of(name)}'",
    };
}

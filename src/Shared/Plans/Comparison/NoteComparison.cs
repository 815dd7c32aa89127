using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Compares the words about events and members.</summary>
internal static class NoteComparison
{
    public static void Compare(ChangeList changes, PlanEvent before, PlanEvent after)
    {
        CompareWords(changes, "description", before.Description, after.Description);
        CompareWords(changes, "owner", before.Owner, after.Owner);
        CompareExpiry(changes, before.ExpiresOn, after.ExpiresOn);
        CompareDeprecation(changes, before.Deprecated, after.Deprecated);
        CompareRetirement(changes, before.Retired, after.Retired);
    }

    public static void Compare(ChangeList changes, PlanMember before, PlanMember after)
    {
        CompareWords(changes, "description", before.Description, after.Description);
        CompareDeprecation(changes, before.Deprecated, after.Deprecated);
        CompareRetirement(changes, before.Retired, after.Retired);
    }

    /// <summary>Tells whether it is retired now, or no longer.</summary>
    /// <returns>Whether it is sent before and after.</returns>
    public static bool StaysSent(ChangeList changes, string? before, string? after)
    {
        if (before is null && after is not null)
        {
            changes.Add(PlanChangeKind.Retired, PlanChangeClass.Breaking, null, after, $"is retired: {ChangeList.Quote(after)}");
        }
        else if (before is not null && after is null)
        {
            changes.Add(PlanChangeKind.Restored, PlanChangeClass.Warning, before, null, "is sent again after it was retired; reports that ignore it have to know");
        }

        return before is null && after is null;
    }

    // Days in their form are in order as texts.
    private static void CompareExpiry(ChangeList changes, string? before, string? after)
    {
        if (before == after)
        {
            return;
        }

        var endsEarlier = after is not null && (before is null || string.CompareOrdinal(after, before) < 0);
        var text = (before, after) switch
        {
            (_, null) => $"no longer expires on {before}",
            (null, _) => $"expires: its last day is {after}",
            _ => $"expires {(endsEarlier ? "earlier" : "later")}: its last day is {after} and no longer {before}",
        };
        changes.Add(PlanChangeKind.ExpiryChanged, endsEarlier ? PlanChangeClass.Warning : PlanChangeClass.Compatible, before, after, text);
    }

    private static void CompareDeprecation(ChangeList changes, string? before, string? after)
    {
        if (before is null && after is not null)
        {
            changes.Add(PlanChangeKind.Deprecated, PlanChangeClass.Warning, null, after, $"is about to end: {ChangeList.Quote(after)}");
        }
        else
        {
            CompareWords(changes, "deprecation", before, after);
        }
    }

    // That it is retired, or no longer, has been told.
    private static void CompareRetirement(ChangeList changes, string? before, string? after)
    {
        if (before is not null && after is not null)
        {
            CompareWords(changes, "retirement", before, after);
        }
    }

    private static void CompareWords(ChangeList changes, string what, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(PlanChangeKind.Described, PlanChangeClass.Compatible, before, after, $"has another {what}");
        }
    }
}

using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Compares the words about events and members.</summary>
internal static class NoteComparison
{
    public static void Compare(ChangeList changes, PlanEvent before, PlanEvent after)
    {
        CompareWords(changes, null, "description", before.Description, after.Description);
        CompareWords(changes, null, "owner", before.Owner, after.Owner);
        CompareDeprecation(changes, null, before.Deprecated, after.Deprecated);
        CompareRetirement(changes, null, before.Retired, after.Retired);
    }

    public static void Compare(ChangeList changes, PlanMember before, PlanMember after)
    {
        CompareWords(changes, before.Name, "description", before.Description, after.Description);
        CompareDeprecation(changes, before.Name, before.Deprecated, after.Deprecated);
        CompareRetirement(changes, before.Name, before.Retired, after.Retired);
    }

    private static void CompareDeprecation(ChangeList changes, string? member, string? before, string? after)
    {
        if (before is null && after is not null)
        {
            changes.Add(member, PlanChangeKind.Deprecated, PlanChangeClass.Warning, null, after, $"is about to end: {ChangeList.Quote(after)}");
        }
        else
        {
            CompareWords(changes, member, "deprecation", before, after);
        }
    }

    // That it is retired, or no longer, has been told.
    private static void CompareRetirement(ChangeList changes, string? member, string? before, string? after)
    {
        if (before is not null && after is not null)
        {
            CompareWords(changes, member, "retirement", before, after);
        }
    }

    private static void CompareWords(ChangeList changes, string? member, string what, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(member, PlanChangeKind.Described, PlanChangeClass.Compatible, before, after, $"has another {what}");
        }
    }
}

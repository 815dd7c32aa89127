using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using static GainsightEvents.Plans.Comparison.PlanChangeClass;
using static GainsightEvents.Plans.Comparison.PlanChangeKind;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Compares the members of an event that is sent before and after.</summary>
internal static class MemberComparison
{
    public static void Compare(ChangeList changes, PlanEvent before, PlanEvent after)
    {
        var pairing = EventPairing.Of(before.Members, after.Members);
        var found =
            pairing.Pairs.Select(pair => (pair.Before.Name, Tell: (Action)(() => Compare(changes.Of(pair.Before, pair.After), pair.Before, pair.After))))
                .Concat(pairing.Removed.Select(member => (member.Name, Tell: (Action)(() => Remove(changes.Of(member, null), member)))))
                .Concat(pairing.Added.Select(member => (member.Name, Tell: (Action)(() => Add(changes.Of(null, member), member)))))
                .OrderBy(static each => each.Name, StringComparer.Ordinal);
        foreach (var each in found)
        {
            each.Tell();
        }
    }

    private static void Add(ChangeList changes, PlanMember member) => changes.Add(
        Added, member.Required && EventPairing.IsSent(member) ? Breaking : Compatible, null, PlanWords.Of(member.Type),
        !EventPairing.IsSent(member) ? "is new in the plan, as a member that has ended"
        : member.Required ? "is new and required, which code that publishes the event does not set yet"
        : "is new");

    private static void Remove(ChangeList changes, PlanMember member) => changes.Add(
        Removed, EventPairing.IsSent(member) ? Breaking : Compatible, PlanWords.Of(member.Type), null,
        EventPairing.IsSent(member) ? "is removed, and its values end" : "was retired, and is no longer in the plan");

    private static void Compare(ChangeList changes, PlanMember before, PlanMember after)
    {
        if (before.Equals(after))
        {
            return;
        }

        if (NoteComparison.StaysSent(changes, before.Retired, after.Retired))
        {
            CompareSent(changes, before, after);
        }

        NoteComparison.Compare(changes, before, after);
    }

    private static void CompareSent(ChangeList changes, PlanMember before, PlanMember after)
    {
        if (before.Name != after.Name)
        {
            changes.Add(Renamed, Breaking, before.Name, after.Name, $"seems to be renamed to '{OneLine.Of(after.Name)}'; reports on the old name get no more values");
        }

        var isWiderNumber = (before.Type, after.Type) == (WireKind.Integer, WireKind.Number);
        if (before.Type != after.Type)
        {
            var (from, to) = (PlanWords.Of(before.Type), PlanWords.Of(after.Type));
            changes.Add(
                Retyped, isWiderNumber ? Warning : Breaking, from, to,
                isWiderNumber ? "may have fractions now; reports that count on whole numbers have to know" : $"is of type {to} and no longer {from}");
        }

        if (before.Required != after.Required)
        {
            changes.Add(
                after.Required ? MadeRequired : MadeOptional, after.Required ? Breaking : Warning,
                before.Required ? "required" : "optional", after.Required ? "required" : "optional",
                after.Required ? "is required now, which code that publishes the event may not set" : "may be absent now; reports that count on it have to know");
        }

        // Constraints of different types cannot be compared.
        if (before.Type == after.Type || isWiderNumber)
        {
            ConstraintComparison.Compare(changes, before, after);
        }

        if (before.Personal != after.Personal)
        {
            changes.Add(
                PersonalChanged, after.Personal ? Compatible : Warning, before.Personal ? "personal" : "not personal",
                after.Personal ? "personal" : "not personal",
                after.Personal ? "is masked in messages now" : "is no longer masked, so that its values may be in logs");
        }
    }
}

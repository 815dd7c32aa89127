using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>What there is to say of a member beside its type.</summary>
internal static class MemberNotes
{
    /// <summary>Sentences in the order in which they matter.</summary>
    public static IReadOnlyList<IReadOnlyList<Phrase>> Of(PlanMember member)
    {
        var notes = new List<IReadOnlyList<Phrase>>();
        if (member.Description is not null)
        {
            notes.Add([new(member.Description)]);
        }

        notes.AddRange(ConstraintWords.Of(member));
        if (member.Personal)
        {
            notes.Add([new("personal: masked in messages, and sent")]);
        }

        if (member.Deprecated is not null)
        {
            notes.Add([new($"deprecated: {member.Deprecated}")]);
        }

        if (member.Retired is not null)
        {
            notes.Add([new($"retired: {member.Retired}")]);
        }

        return notes;
    }
}

using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>Finds what the events and members of a plan have become in another.</summary>
internal static class EventPairing
{
    /// <param name="before">The events that were there.</param>
    /// <param name="after">The events that are there.</param>
    /// <param name="moved">Of the pairs, those that go to another target.</param>
    public static Pairing<PlanEvent> Of(IEnumerable<PlanEvent> before, IEnumerable<PlanEvent> after, out IReadOnlyList<(PlanEvent Before, PlanEvent After)> moved)
    {
        var pairing = new Pairing<PlanEvent>(before, after);
        pairing.Match(static e => (e.Target, e.Name, e.Variant));

        // What has ended became nothing else.
        pairing.Match(static e => (e.Target, e.Name), IsSent);
        moved = pairing.Match(static e => e.Name, IsSent);
        pairing.Match(static e => (e.Target, e.Variant, e.Identity, e.AdmitsOtherMembers, ShapeOf(e)), static e => IsSent(e) && e.Members.Count > 0);
        return pairing;
    }

    public static Pairing<PlanMember> Of(IEnumerable<PlanMember> before, IEnumerable<PlanMember> after)
    {
        var pairing = new Pairing<PlanMember>(before, after);
        pairing.Match(static member => member.Name);
        pairing.Match(static member => ShapeOf(member) with { Name = "" }, IsSent);
        return pairing;
    }

    public static bool IsSent(PlanEvent planned) => planned.Retired is null;

    public static bool IsSent(PlanMember member) => member.Retired is null;

    /// <summary>All that an event's members are on the wire, without words about them.</summary>
    private static PlanList<PlanMember> ShapeOf(PlanEvent planned) => planned.Members.Select(ShapeOf).ToPlanList();

    private static PlanMember ShapeOf(PlanMember member) => member with { Description = null, Deprecated = null, Personal = false };
}

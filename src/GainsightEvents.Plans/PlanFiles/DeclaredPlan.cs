using GainsightEvents.Model;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Makes the plan's events of what catalogs declare.</summary>
internal static class DeclaredPlan
{
    /// <param name="catalogs">The catalogs.</param>
    /// <param name="complete">Adds to an event what its catalog does not say; null where nobody knows more.</param>
    public static PlanList<PlanEvent> EventsOf(IEnumerable<EventCatalog> catalogs, Func<EventDescriptor, PlanEvent, PlanEvent>? complete = null) => DeclaredEvents.Merge(
        catalogs.SelectMany(static catalog => catalog.Events)
            .Where(static declared => !declared.IsDynamic)
            .Distinct()
            .SelectMany(declared => EventsOf(declared).Select(planned => (declared.TypeName, complete?.Invoke(declared, planned) ?? planned))),
        static disagreement => throw new ArgumentException(disagreement));

    private static IEnumerable<PlanEvent> EventsOf(EventDescriptor declared)
    {
        if (declared.Px is { } px)
        {
            yield return new()
            {
                Target = EventTarget.Px,
                Name = px.EventName,
                Product = px.Product,
                Identity = px.Identity,
                AdmitsOtherMembers = declared.HasExtensionData,
                Members = MembersOf(EventTarget.Px, declared),
            };
        }

        if (declared.Nxt is { } nxt)
        {
            yield return new()
            {
                Target = EventTarget.Nxt,
                Name = nxt.EventName,
                Version = nxt.Version,
                Topic = nxt.Topic,
                Contract = nxt.Contract,
                AdmitsOtherMembers = declared.HasExtensionData,
                Members = MembersOf(EventTarget.Nxt, declared),
            };
        }
    }

    private static PlanList<PlanMember> MembersOf(EventTarget target, EventDescriptor declared) => declared.Members
        .Where(static member => member.Role != MemberRole.ExtensionData)
        .Select(member => DeclaredMember.Of(target, member))
        .ToPlanList();
}

using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>What there is to know of an event beside its members.</summary>
internal static class EventFacts
{
    public static IEnumerable<(string Name, string Value)> Of(CatalogueEvent each)
    {
        var planned = each.Planned;
        yield return ("Target", each.Target);
        foreach (var (name, value) in new[]
        {
            ("Product", planned.Product),
            ("Version", planned.Version),
            ("Topic", planned.Topic),
            ("Contract", planned.Contract),
            ("Owner", planned.Owner),
            ("Expires", LastDayOf(planned)),
        })
        {
            if (value is not null)
            {
                yield return (name, value);
            }
        }

        if (each.TakesIdentityFromContext)
        {
            yield return ("identifyId", "from the context where the event has none");
        }

        if (planned.AdmitsOtherMembers)
        {
            yield return ("Other members", "admitted beside those named here");
        }
    }

    /// <summary>Until when it may be declared; null where it does not expire.</summary>
    public static string? LastDayOf(PlanEvent planned) => planned.ExpiresOn is null ? null : $"after {planned.ExpiresOn}";
}

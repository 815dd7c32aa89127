using GainsightEvents.Model;
using GainsightEvents.Plans.Catalogue.Examples;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>An event as every form of the catalogue shows it.</summary>
/// <param name="Planned">What the plan says.</param>
/// <param name="Anchor">Where the page has it: letters, digits and hyphens, no two alike.</param>
/// <param name="Example">A body of it.</param>
/// <param name="Places">Where it is published, by path and line; null where that is not known of any event.</param>
internal sealed record CatalogueEvent(PlanEvent Planned, string Anchor, EventExample Example, IReadOnlyList<PublishedAt>? Places)
{
    public EventState State => Planned switch
    {
        { Retired: not null } => EventState.Retired,
        { Deprecated: not null } => EventState.Deprecated,
        _ => EventState.Current,
    };

    /// <summary>The target by its name.</summary>
    public string Target => Planned.Target == EventTarget.Px ? "Gainsight PX" : "Gainsight NXT";

    /// <summary>What tells it apart from others of its name, in words; null where it has nothing of that kind.</summary>
    public string? Variant => Planned.Variant is null ? null : $"{(Planned.Target == EventTarget.Px ? "product" : "version")} {Planned.Variant}";

    /// <summary>Of a PX event whose user the context names: there is no member for him.</summary>
    public bool TakesIdentityFromContext => Planned is { Target: EventTarget.Px, Identity: IdentitySource.FromContext };

    public static IReadOnlyList<CatalogueEvent> Of(PlanFile plan, IEnumerable<PublishedAt>? published)
    {
        var places = published?.ToLookup(static place => Checked(place).Event, StringComparer.Ordinal);
        var names = new HashSet<string>(plan.Events.Select(static e => e.ToString()), StringComparer.Ordinal);
        if (places?.FirstOrDefault(group => !names.Contains(group.Key)) is { } unknown)
        {
            throw new ArgumentException(
                $"'{OneLine.Of(unknown.Key)}', published at {unknown.First().Path}({unknown.First().Line}), is no event of the plan; "
                + (NearestName.Find(unknown.Key, [.. names]) is { } meant ? $"did you mean '{meant}'?" : "write its target and name, such as 'px:Report Exported', or bring the plan up to date."),
                nameof(published));
        }

        var anchors = Anchors.Of(plan.Events);
        return [.. plan.Events.Select((each, index) => new CatalogueEvent(each, anchors[index], EventExample.Of(each), places is null ? null : PlacesOf(places[each.ToString()])))];
    }

    private static IReadOnlyList<PublishedAt> PlacesOf(IEnumerable<PublishedAt> places) =>
        [.. places.Distinct().OrderBy(static place => place.Path, StringComparer.Ordinal).ThenBy(static place => place.Line)];

    private static PublishedAt Checked(PublishedAt place)
    {
        if (place?.Event is null || string.IsNullOrWhiteSpace(place.Path) || place.Line < 1)
        {
            throw new ArgumentException($"A place where an event is published has an event, a path and a line from 1, but {place?.ToString() ?? "null"} lacks one of them.");
        }

        return place;
    }
}

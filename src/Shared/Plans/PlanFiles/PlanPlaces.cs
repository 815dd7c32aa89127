namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Finds the parts of a plan in its file: places to report what is wrong with them.</summary>
/// <param name="root">The file's value; null where it is no JSON.</param>
internal sealed class PlanPlaces(PlanJsonValue? root)
{
    /// <summary>The plan's version; null where it has none.</summary>
    public PlanJsonValue? Version => root?.Find(PlanProperties.Version);

    /// <summary>An event's name.</summary>
    public PlanJsonValue? Find(PlanEvent planned) => FindEvent(planned)?.Find(PlanProperties.Name);

    /// <summary>A member's name.</summary>
    public PlanJsonValue? Find(PlanEvent planned, string member) => FindEvent(planned)?
        .Find(PlanProperties.Members)?.Items
        .Select(static item => item.Find(PlanProperties.Name))
        .FirstOrDefault(name => name?.Text == member);

    private PlanJsonValue? FindEvent(PlanEvent planned) => root?.Find(PlanProperties.Events)?.Items.FirstOrDefault(item =>
        item.Find(PlanProperties.Name)?.Text == planned.Name
        && item.Find(PlanProperties.Target)?.Text == PlanWords.Of(planned.Target)
        && item.Find(planned.Target == EventTarget.Px ? PlanProperties.Product : PlanProperties.Version)?.Text == planned.Variant);
}

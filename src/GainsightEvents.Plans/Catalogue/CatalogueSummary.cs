using System.Globalization;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>Says in a sentence what a catalogue holds.</summary>
internal static class CatalogueSummary
{
    public static string Of(PlanCatalogue catalogue)
    {
        var px = catalogue.Events.Count(static each => each.Planned.Target == EventTarget.Px);
        var version = catalogue.Version is null ? "" : $" Version {catalogue.Version} of the plan.";
        return $"{Counted(catalogue.Events.Count)}: {Number(px)} of Gainsight PX, {Number(catalogue.Events.Count - px)} of Gainsight NXT.{version}";
    }

    private static string Counted(int events) => $"{Number(events)} {(events == 1 ? "event" : "events")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

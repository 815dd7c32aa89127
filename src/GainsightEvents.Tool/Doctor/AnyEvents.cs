using GainsightEvents.Model;
using GainsightEvents.Tool.Settings;

namespace GainsightEvents.Tool.Doctor;

/// <summary>Events for the targets that settings speak of, where no plan says which events there are.</summary>
internal static class AnyEvents
{
    public static EventCatalog Of(ApplicationSettings application)
    {
        var (hasPx, hasNxt) = (application.Gainsight.GetSection("Px").GetChildren().Any(), application.Gainsight.GetSection("Nxt").GetChildren().Any());
        return new EventCatalog("gainsight-events", [.. Descriptors(hasPx || !hasNxt, hasNxt)], []);
    }

    private static IEnumerable<EventDescriptor> Descriptors(bool hasPx, bool hasNxt)
    {
        if (hasPx)
        {
            yield return new EventDescriptor { TypeName = "any event", Px = new() { EventName = "any event of Gainsight PX" } };
        }

        if (hasNxt)
        {
            // Which version an event has, its declaration may say.
            yield return new EventDescriptor { TypeName = "any event", Nxt = new() { EventName = "any_event_of_Gainsight_NXT", Version = "v01" } };
        }
    }
}

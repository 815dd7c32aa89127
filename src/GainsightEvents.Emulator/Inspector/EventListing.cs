using System.Globalization;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>The events for programs: in the order of arrival, a page at a time.</summary>
internal static class EventListing
{
    private const int DefaultLimit = 100;
    private const int MostEvents = 1_000;
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Reads a page: <c>?verdict=bad&amp;after=120&amp;limit=50</c>, each of them optional.</summary>
    public static InspectorAnswer Read(EventLog log, IQueryCollection query)
    {
        var (after, limit, verdict) = (0L, DefaultLimit, (EventVerdict?)null);
        if (query["after"] is [var afterText] && !long.TryParse(afterText, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return InspectorAnswer.Error(400, "'after' must be the 'next' of the page before.");
        }

        if (query["limit"] is [var limitText]
            && !(int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostEvents))
        {
            return InspectorAnswer.Error(400, $"'limit' must be 1 to {MostEvents}.");
        }

        if (query["verdict"] is [var verdictText])
        {
            verdict = Enum.GetValues<EventVerdict>().Cast<EventVerdict?>()
                .FirstOrDefault(each => string.Equals(each.ToString(), verdictText, StringComparison.OrdinalIgnoreCase));
            if (verdict is null)
            {
                return InspectorAnswer.Error(400, "'verdict' must be good, bad, dropped or notJudged.");
            }
        }

        return new(200, EventsJson.Write(log.ReadPage(after, limit, MostBytes, verdict)));
    }
}

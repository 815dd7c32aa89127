using System.Globalization;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What the emulator tells about itself, below <c>/emulator</c>.</summary>
internal sealed class InspectorEndpoint(PxRegion region, EventLog log, LoopbackGuard guard)
{
    public const string Prefix = "/emulator";

    private const int DefaultLimit = 100;
    private const int MostEvents = 1_000;
    private const long MostBytes = 4 * 1024 * 1024;

    public (int Status, byte[] Body) Answer(HttpRequest request) => (request.Method, request.Path.Value) switch
    {
        ("GET", Prefix + "/events") when guard.MayRead(request) => ReadPage(request.Query),
        ("GET", Prefix + "/events") => (403, ErrorOf($"Events are shown to a browser that opens this address itself, and to who has the run's token in the header {LoopbackGuard.TokenHeader}.")),

        // Shows no event, so that a health probe needs no token.
        ("GET", Prefix + "/health") => (200, EventsJson.WriteHealth(region, log.Read().Events.Counts)),
        ("POST", Prefix + "/reset") when guard.HasToken(request) => Reset(),
        ("POST", Prefix + "/reset") => (403, ErrorOf($"Changes need the run's token in the header {LoopbackGuard.TokenHeader}.")),
        (_, Prefix + "/events" or Prefix + "/health" or Prefix + "/reset") => (405, ErrorOf("This path does not serve this method.")),
        _ => (404, ErrorOf("There is /emulator/events, /emulator/health and /emulator/reset.")),
    };

    /// <summary>A message in an object of its own.</summary>
    public static byte[] ErrorOf(string message) => JsonAnswer.Write(new JsonObject { ["error"] = message });

    // ?verdict=bad&after=120&limit=50, each of them optional.
    private (int Status, byte[] Body) ReadPage(IQueryCollection query)
    {
        var (after, limit, verdict) = (0L, DefaultLimit, (EventVerdict?)null);
        if (query["after"] is [var afterText] && !long.TryParse(afterText, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return (400, ErrorOf("'after' must be the 'next' of the page before."));
        }

        if (query["limit"] is [var limitText]
            && !(int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostEvents))
        {
            return (400, ErrorOf($"'limit' must be 1 to {MostEvents}."));
        }

        if (query["verdict"] is [var verdictText])
        {
            verdict = Enum.GetValues<EventVerdict>().Cast<EventVerdict?>()
                .FirstOrDefault(each => string.Equals(each.ToString(), verdictText, StringComparison.OrdinalIgnoreCase));
            if (verdict is null)
            {
                return (400, ErrorOf("'verdict' must be good, bad or notJudged."));
            }
        }

        return (200, EventsJson.Write(log.ReadPage(after, limit, MostBytes, verdict)));
    }

    private (int Status, byte[] Body) Reset()
    {
        log.Reset();
        return (204, []);
    }
}

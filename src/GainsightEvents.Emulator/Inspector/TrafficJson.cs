using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Quota;
using GainsightEvents.Emulator.Recording;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What the charts and counters of the page show, as JSON.</summary>
internal static class TrafficJson
{
    /// <summary>Counts, the last seconds and the quotas.</summary>
    public static JsonObject Of(EmulatorCounts counts, long warned, IEnumerable<TrafficSecond> traffic, QuotaBoard quotas, int maxEvents) => new()
    {
        ["counts"] = EventsJson.Show(counts),
        ["warned"] = warned,
        ["maxEvents"] = maxEvents,
        ["traffic"] = new JsonArray([.. traffic.Select(each => new JsonArray(each.Good, each.Bad, each.Dropped, each.NotJudged))]),
        ["quotas"] = new JsonArray([.. quotas.Read().Select(each => new JsonObject
        {
            ["client"] = each.Client,
            ["windows"] = new JsonArray([.. each.Windows.Select(Show)]),
        })]),
    };

    public static JsonObject OfNames(IEnumerable<NameTally> names) => new()
    {
        ["names"] = new JsonArray([.. names.Select(tally => new JsonObject
        {
            ["target"] = tally.Target.ToString(),
            ["name"] = tally.Name,
            ["good"] = tally[EventVerdict.Good],
            ["bad"] = tally[EventVerdict.Bad],
            ["dropped"] = tally[EventVerdict.Dropped],
            ["notJudged"] = tally[EventVerdict.NotJudged],
            ["warned"] = tally.Warned,
            ["lastSeen"] = tally.LastSeen,
        })]),
    };

    private static JsonObject Show(QuotaReading reading) => new()
    {
        ["unit"] = reading.Unit,
        ["limit"] = reading.Limit,
        ["endsInMs"] = (long)reading.EndsIn.TotalMilliseconds,
        ["use"] = new JsonArray([.. reading.Use.Select(window => new JsonArray(window.Taken, window.Refused))]),
    };
}

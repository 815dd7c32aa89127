using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>The events as JSON: <c>{"counts":{…},"good":[…],"bad":[…],"attempts":[…]}</c>.</summary>
internal static class EventsJson
{
    public static byte[] Write(EmulatorEvents events) => JsonAnswer.Write(new JsonObject
    {
        ["counts"] = Show(events.Counts),
        ["good"] = Show(events.Good),
        ["bad"] = Show(events.Bad),
        ["attempts"] = Show(events.Attempts),
    });

    public static byte[] WriteHealth(EmulatorRegion region, EmulatorCounts counts) => JsonAnswer.Write(new JsonObject
    {
        ["status"] = "ok",
        ["region"] = region.ToString(),
        ["counts"] = Show(counts),
    });

    private static JsonObject Show(EmulatorCounts counts) => new()
    {
        ["good"] = counts.Good,
        ["bad"] = counts.Bad,
        ["notJudged"] = counts.NotJudged,
        ["forgotten"] = counts.Forgotten,
    };

    private static JsonArray Show(IReadOnlyList<ReceivedEvent> events) => new([.. events.Select(Show)]);

    private static JsonObject Show(ReceivedEvent received)
    {
        var shown = new JsonObject
        {
            ["number"] = received.Number,
            ["receivedAt"] = received.ReceivedAt,
            ["target"] = received.Target.ToString(),
            ["method"] = received.Method,
            ["path"] = received.Path,
            ["headers"] = new JsonObject(received.Headers.Select(header => new KeyValuePair<string, JsonNode?>(header.Key, header.Value))),
            ["status"] = received.Status,
            ["reasons"] = JsonAnswer.ListOf(received.Reasons),
            ["warnings"] = JsonAnswer.ListOf(received.Warnings),
        };
        AddIfKnown("eventName", received.EventName);
        AddIfKnown("identifyId", received.IdentifyId);
        AddIfKnown("propertyKey", received.PropertyKey);
        AddIfKnown("accountId", received.AccountId);
        AddIfKnown("eventId", received.EventId);
        shown["body"] = received.BodyText;
        return shown;

        void AddIfKnown(string name, string? value)
        {
            if (value is not null)
            {
                shown[name] = value;
            }
        }
    }
}

using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Recording;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>
/// The events as JSON: <c>{"counts":{…},"good":[…],"bad":[…],"dropped":[…],"notJudged":[…],"next":…}</c>, where <c>next</c> is what
/// <c>after</c> of the next page is, and null on the last.
/// </summary>
internal static class EventsJson
{
    public static byte[] Write(EventPage page) => JsonAnswer.Write(new JsonObject
    {
        ["counts"] = Show(page.Counts),
        ["good"] = Show(page, EventVerdict.Good),
        ["bad"] = Show(page, EventVerdict.Bad),
        ["dropped"] = Show(page, EventVerdict.Dropped),
        ["notJudged"] = Show(page, EventVerdict.NotJudged),
        ["next"] = page.Next,
    });

    public static byte[] WriteHealth(PxRegion region, EmulatorCounts counts) => JsonAnswer.Write(new JsonObject
    {
        ["status"] = "ok",
        ["region"] = region.ToString(),
        ["counts"] = Show(counts),
    });

    public static JsonObject Show(EmulatorCounts counts) => new()
    {
        ["good"] = counts.Good,
        ["bad"] = counts.Bad,
        ["dropped"] = counts.Dropped,
        ["notJudged"] = counts.NotJudged,
        ["forgotten"] = counts.Forgotten,
    };

    /// <summary>The name of a verdict, as JSON and addresses have it.</summary>
    public static string NameOf(EventVerdict verdict) => verdict switch
    {
        EventVerdict.Good => "good",
        EventVerdict.Bad => "bad",
        EventVerdict.Dropped => "dropped",
        _ => "notJudged",
    };

    /// <summary>One event, whole.</summary>
    public static JsonObject Show(ReceivedEvent received)
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
            ["verdict"] = NameOf(received.Verdict),
            ["reasons"] = JsonAnswer.ListOf(received.Reasons),
            ["problems"] = new JsonArray([.. received.Problems.Select(Show)]),
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

    private static JsonArray Show(EventPage page, EventVerdict verdict) => new([.. page.Events.Where(received => received.Verdict == verdict).Select(Show)]);

    private static JsonObject Show(EventProblem problem)
    {
        var shown = new JsonObject { ["path"] = problem.Path, ["rule"] = problem.Rule, ["message"] = problem.Message };
        if (problem.Value is not null)
        {
            shown["value"] = problem.Value;
        }

        if (problem.Remedy is not null)
        {
            shown["remedy"] = problem.Remedy;
        }

        return shown;
    }
}

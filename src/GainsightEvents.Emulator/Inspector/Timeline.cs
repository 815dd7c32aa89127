using System.Globalization;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>The events for the page: the newest first, filtered, in windows as large as a screen.</summary>
internal sealed class Timeline(EventLog log)
{
    private const int MostRows = 500;
    private const int LongestText = 200;

    private readonly object _gate = new();
    private (EmulatorEvents Events, TimelineFilter Filter, ReceivedEvent[] Found)? _last;

    /// <summary>
    /// Reads a window: <c>?offset=0&amp;limit=100</c>, and what <see cref="TimelineFilter"/> reads. With <c>anchor=12&amp;index=3</c> it moves so
    /// far as event 12 has moved, which was fourth before others arrived.
    /// </summary>
    public InspectorAnswer Read(IQueryCollection query)
    {
        if (TimelineFilter.Of(query) is not { } filter)
        {
            return InspectorAnswer.Error(400, "'target' must be px or nxt, and 'verdict' good, bad, dropped, notJudged or warnings.");
        }

        if (!TryReadNumber(query, "offset", 0, int.MaxValue, 0, out var offset) || !TryReadNumber(query, "limit", 1, MostRows, 100, out var limit))
        {
            return InspectorAnswer.Error(400, $"'offset' must be a whole number, and 'limit' 1 to {MostRows}.");
        }

        var found = Find(filter);
        if (TryReadNumber(query, "anchor", 1, int.MaxValue, 0, out var anchor) && anchor > 0 && TryReadNumber(query, "index", 0, int.MaxValue, 0, out var index))
        {
            offset = Math.Max(0, offset + IndexOf(found, anchor) - index);
        }

        return InspectorAnswer.Json(new JsonObject
        {
            ["total"] = found.Length,
            ["offset"] = offset,
            ["rows"] = new JsonArray([.. found.Skip(offset).Take(limit).Select(Show)]),
        });
    }

    // Where an event is that was at another place when fewer had arrived; where the next older one is when it was forgotten.
    private static int IndexOf(ReceivedEvent[] found, long number)
    {
        var (low, high) = (0, found.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = found[middle].Number > number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Reads one event.</summary>
    public InspectorAnswer ReadEvent(long number)
    {
        var events = log.Read().Events;
        return Shelves(events).Select(shelf => Array.Find(shelf, received => received.Number == number)).FirstOrDefault(received => received is not null) is { } found
            ? InspectorAnswer.Json(EventsJson.Show(found))
            : InspectorAnswer.Error(404, $"Event {number} is not kept: it never came, was cleared, or made room for later ones.");
    }

    // Scrolling asks the same again and again, and arrivals seldom come between.
    private ReceivedEvent[] Find(TimelineFilter filter)
    {
        var events = log.Read().Events;
        lock (_gate)
        {
            if (_last is { } last && ReferenceEquals(last.Events, events) && last.Filter == filter)
            {
                return last.Found;
            }
        }

        var found = Newest(events).Where(filter.Admits).ToArray();
        lock (_gate)
        {
            _last = (events, filter, found);
        }

        return found;
    }

    // Each shelf is in the order of arrival; the newest of their ends is the next.
    private static IEnumerable<ReceivedEvent> Newest(EmulatorEvents events)
    {
        var shelves = Shelves(events);
        var ends = shelves.Select(shelf => shelf.Length - 1).ToArray();
        while (true)
        {
            var newest = -1;
            for (var i = 0; i < shelves.Length; i++)
            {
                if (ends[i] >= 0 && (newest < 0 || shelves[i][ends[i]].Number > shelves[newest][ends[newest]].Number))
                {
                    newest = i;
                }
            }

            if (newest < 0)
            {
                yield break;
            }

            yield return shelves[newest][ends[newest]--];
        }
    }

    private static ReceivedEvent[][] Shelves(EmulatorEvents events) =>
        [.. new[] { events.Good, events.Bad, events.Dropped, events.NotJudged }.Select(shelf => shelf as ReceivedEvent[] ?? [.. shelf])];

    private static JsonObject Show(ReceivedEvent received) => new()
    {
        ["number"] = received.Number,
        ["at"] = received.ReceivedAt,
        ["target"] = received.Target.ToString(),
        ["name"] = Short(received.EventName),
        ["user"] = Short(received.IdentifyId),
        ["status"] = received.Status,
        ["verdict"] = EventsJson.NameOf(received.Verdict),
        ["reason"] = Short(received.Problems.Count > 0 ? received.Problems[0].Message : received.Warnings.Count > 0 ? received.Warnings[0] : null),
        ["warnings"] = received.Warnings.Count,
    };

    private static string? Short(string? text) =>
        text is { Length: > LongestText } ? text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…" : text;

    private static bool TryReadNumber(IQueryCollection query, string name, int least, int most, int otherwise, out int number)
    {
        number = otherwise;
        return query[name] is not [var text]
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}

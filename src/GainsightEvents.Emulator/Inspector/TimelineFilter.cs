using System.Text;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>Which events a timeline shows.</summary>
/// <param name="Target">Whose endpoint; null for both.</param>
/// <param name="Verdict">Which verdict; null for all.</param>
/// <param name="HasWarnings">Whether only those with a warning.</param>
/// <param name="Name">A part of the event's name, in any case.</param>
/// <param name="User">A part of the identifyId, in any case.</param>
/// <param name="Text">A text anywhere in the event, in any case.</param>
internal sealed record TimelineFilter(EventTarget? Target, EventVerdict? Verdict, bool HasWarnings, string Name, string User, string Text)
{
    private readonly byte[]? _ascii = Ascii.IsValid(Text) ? Encoding.ASCII.GetBytes(Text.ToUpperInvariant()) : null;

    /// <summary>Reads <c>?target=px&amp;verdict=bad&amp;name=…&amp;user=…&amp;text=…</c>, each of them optional; <c>verdict</c> may be <c>warnings</c> too.</summary>
    /// <returns>The filter; null where the query is not understood.</returns>
    public static TimelineFilter? Of(IQueryCollection query)
    {
        var (target, verdict) = (query["target"].ToString(), query["verdict"].ToString());
        var known = Enum.GetValues<EventVerdict>().Where(each => EventsJson.NameOf(each) == verdict).Cast<EventVerdict?>().FirstOrDefault();
        return target is not ("" or "px" or "nxt") || (known is null && verdict is not ("" or "warnings")) ? null : new(
            target.Length == 0 ? null : target == "px" ? EventTarget.Px : EventTarget.Nxt,
            known,
            verdict == "warnings",
            query["name"].ToString(),
            query["user"].ToString(),
            query["text"].ToString());
    }

    public bool Admits(ReceivedEvent received) =>
        (Target is null || Target == received.Target)
        && (Verdict is null || Verdict == received.Verdict)
        && (!HasWarnings || received.Warnings.Count > 0)
        && Has(received.EventName, Name)
        && Has(received.IdentifyId, User)
        && (Text.Length == 0 || HasText(received));

    private bool HasText(ReceivedEvent received) =>
        Has(received.EventName, Text)
        || received.Problems.Any(problem => Has(problem.Message, Text))
        || received.Warnings.Any(warning => Has(warning, Text))
        || (_ascii is null ? Has(received.BodyText, Text) : HasAscii(received.Body.Span, _ascii));

    private static bool Has(string? text, string part) => part.Length == 0 || text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    // Over the bytes as they are: a hundred thousand bodies as strings would be garbage of as many megabytes at each key that is pressed.
    private static bool HasAscii(ReadOnlySpan<byte> body, ReadOnlySpan<byte> upper)
    {
        var (first, lower) = (upper[0], (byte)char.ToLowerInvariant((char)upper[0]));
        while (body.Length >= upper.Length)
        {
            var at = body[..(body.Length - upper.Length + 1)].IndexOfAny(first, lower);
            if (at < 0)
            {
                return false;
            }

            if (Ascii.EqualsIgnoreCase(body.Slice(at, upper.Length), upper))
            {
                return true;
            }

            body = body[(at + 1)..];
        }

        return false;
    }
}

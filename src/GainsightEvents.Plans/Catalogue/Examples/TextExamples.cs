using System.Text.Json;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>Finds a text: one that says something where it is admitted, else one of the right length or made of the pattern.</summary>
internal static class TextExamples
{
    /// <summary>More would not be read by anybody.</summary>
    public const int Longest = 4_000;

    private const string Page = "https://app.example.com/reports";

    // For patterns that ask for what the generator leaves to chance, such as one of each kind.
    private static readonly string[] Usual =
    [
        "example", "Example", "EXAMPLE", "a", "A", "1", "A1", "a1", "Aa1!Aa1!Aa1!", "abc", "ABC", "123", "2024-06-06", "2024-06-06T16:00:00Z", "16:00", "1.0.0", "v01",
        "user@example.com", Page, "https://example.com", "192.0.2.1", "0190b5a1-0000-7000-8000-000000000001", "DE", "de", "en-US", "EUR", "+14155550100", "#1a2b3c",
    ];

    /// <summary>The text; null where none is found.</summary>
    public static string? Find(EventTarget target, PlanMember member, ValueConstraints constraints)
    {
        var field = target == EventTarget.Px ? member.Name : "";
        return Candidates(member, field, constraints).FirstOrDefault(text =>
            text.Length <= Longest
            && IsText(text)
            && (field != PxFields.IdentifyId || !string.IsNullOrWhiteSpace(text))
            && constraints.Admit(text));
    }

    private static IEnumerable<string> Candidates(PlanMember member, string field, ValueConstraints constraints)
    {
        if (field == PxFields.UserType)
        {
            return constraints.AreOfNumber ? [] : PxUserTypes.All;
        }

        if (constraints.Allowed is { } allowed)
        {
            return allowed.Where(static value => value?.GetValueKind() == JsonValueKind.String).Select(static value => value!.GetValue<string>());
        }

        var meant = constraints.IsUrl ? Page : MeantBy(member.Name, field);
        return ((string[])[meant, Fitted(meant, constraints)])
            .Concat(Usual)
            .Concat(Usual.Select(usual => Fitted(usual, constraints)))
            .Concat(constraints.Pattern is { } pattern ? PatternTexts.Of(pattern, constraints.LeastLength) : [])
            .Append("");
    }

    // What a name of this kind usually holds.
    private static string MeantBy(string name, string field) => field switch
    {
        PxFields.IdentifyId => MemberExample.IdentifyId,
        PxFields.AccountId => "acct-987",
        PxFields.SessionId => "sess-abc123",
        PxFields.Url or PxFields.Referrer => Page,
        PxFields.RemoteHost => "192.0.2.1",
        PxFields.EventId => "0190b5a1-0000-7000-8000-000000000001",
        _ when EndsWith(name, "url") || EndsWith(name, "uri") || EndsWith(name, "link") => Page,
        _ when EndsWith(name, "email") || EndsWith(name, "mail") => "user@example.com",
        _ when EndsWith(name, "id") || EndsWith(name, "key") => "id-123",
        _ when EndsWith(name, "currency") => "EUR",
        _ when EndsWith(name, "country") => "DE",
        _ => "example",
    };

    private static bool EndsWith(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Repeated until it is long enough, or cut where it is too long.</summary>
    private static string Fitted(string text, ValueConstraints constraints)
    {
        var least = Math.Min(constraints.LeastLength, Longest + 1);
        var length = Math.Max(least, Math.Min(text.Length, constraints.MostLength));
        while (text.Length < length)
        {
            text += text;
        }

        return text.Substring(0, length);
    }

    // Half a surrogate pair has no form in JSON: a plan that was given one has U+FFFD in its place.
    private static bool IsText(string text) => text.IndexOf('\uFFFD') < 0 && !UnicodeText.HasLoneSurrogate(text);
}

using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Http;

/// <summary>What a request is answered, and the verdict on its event.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Verdict">What Gainsight would have made of the event.</param>
/// <param name="Message">The envelope's message; null for a success.</param>
/// <param name="Problems">Why the event is not good.</param>
/// <param name="Warnings">What Gainsight would not mind.</param>
internal sealed record ApiAnswer(
    int Status,
    EventVerdict Verdict,
    string? Message,
    IReadOnlyList<EventProblem> Problems,
    IReadOnlyList<string> Warnings)
{
    private const int LongestSentence = 300;
    private const int LongestPath = 2_000;
    private const int MostSentences = 100;

    /// <summary>NXT's errorCode.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The eventId with which NXT acknowledges.</summary>
    public string? EventId { get; init; }

    /// <summary>Whether the problems say more than the message.</summary>
    public bool HasDetails => Problems.Count > 0 && !(Problems is [var only] && only.Message == Message);

    /// <summary>What the envelope lists beside its message.</summary>
    public IEnumerable<string> Details => HasDetails ? Problems.Select(problem => problem.Message) : [];

    /// <summary>The answer without the secrets that the event may have carried, and short: a body may be wrong in a hundred thousand places.</summary>
    public ApiAnswer Masked(SecretMask mask)
    {
        if (Message is null && Problems.Count == 0 && Warnings.Count == 0)
        {
            return this;
        }

        return this with
        {
            Message = Message is null ? null : Cut(Message),
            Problems = Few(Problems, Shown, more => new EventProblem { Rule = "more", Message = more }),
            Warnings = Few(Warnings, warning => Cut(warning), more => more),
        };

        EventProblem Shown(EventProblem problem) => problem with
        {
            Path = Cut(problem.Path, LongestPath),
            Value = problem.Value is null ? null : Cut(problem.Value),
            Message = Cut(problem.Message),
            Remedy = problem.Remedy is null ? null : Cut(problem.Remedy),
        };

        // Masked first, so that the cut leaves no half of a secret.
        string Cut(string text, int longest = LongestSentence)
        {
            text = mask.Apply(text);
            return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
        }
    }

    /// <summary>The client is refused, whatever the event.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="rule">The <see cref="EventProblem.Rule"/>.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What to change.</param>
    public static ApiAnswer Unjudged(int status, string rule, string message, string? remedy = null) =>
        new(status, EventVerdict.NotJudged, message, [new EventProblem { Rule = rule, Message = message, Remedy = remedy }], []);

    /// <summary>The event is refused for what its message says.</summary>
    public static ApiAnswer Malformed(int status, string rule, string message, string? remedy = null) =>
        Unjudged(status, rule, message, remedy) with { Verdict = EventVerdict.Bad };

    /// <summary>The event is refused.</summary>
    public static ApiAnswer Refused(int status, string message, params IReadOnlyList<EventProblem> problems) =>
        new(status, EventVerdict.Bad, message, problems, []);

    /// <summary>The event is acknowledged, and good unless something is wrong with it all the same.</summary>
    public static ApiAnswer Acknowledged(int status, IReadOnlyList<EventProblem> problems, IReadOnlyList<string> warnings) =>
        new(status, problems.Count == 0 ? EventVerdict.Good : EventVerdict.Bad, null, problems, warnings);

    private static T[] Few<T>(IReadOnlyList<T> all, Func<T, T> show, Func<string, T> more)
    {
        var shown = all.Take(MostSentences).Select(show);
        return all.Count <= MostSentences ? [.. shown] : [.. shown, more($"And {all.Count - MostSentences} more.")];
    }
}

using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Http;

/// <summary>What a request is answered, and the verdict on its event.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Verdict">What Gainsight would have made of the event.</param>
/// <param name="Message">The envelope's message; null for a success.</param>
/// <param name="Problems">What is wrong with the event: why it is refused, or bad although it is acknowledged.</param>
/// <param name="Warnings">What Gainsight would not mind.</param>
internal sealed record ApiAnswer(
    int Status,
    EventVerdict Verdict,
    string? Message,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings)
{
    private const int LongestSentence = 300;
    private const int MostSentences = 100;

    /// <summary>NXT's errorCode.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The eventId with which NXT acknowledges.</summary>
    public string? EventId { get; init; }

    /// <summary>Why the event is not good, for the record.</summary>
    public IReadOnlyList<string> Reasons => Problems.Count == 0 && Message is not null ? [Message] : Problems;

    /// <summary>The answer without the secrets that the event may have carried, and short: a body may be wrong in a hundred thousand places.</summary>
    public ApiAnswer Masked(SecretMask mask)
    {
        return this with
        {
            Message = Message is null ? null : Sentence(Message),
            Problems = Sentences(Problems),
            Warnings = Sentences(Warnings),
        };

        IReadOnlyList<string> Sentences(IReadOnlyList<string> all)
        {
            var shown = all.Take(MostSentences).Select(Sentence);
            return all.Count <= MostSentences ? [.. shown] : [.. shown, $"And {all.Count - MostSentences} more."];
        }

        // Masked first, so that the cut leaves no half of a secret.
        string Sentence(string text)
        {
            text = mask.Apply(text);
            return text.Length <= LongestSentence ? text
                : text[..(char.IsHighSurrogate(text[LongestSentence - 1]) ? LongestSentence - 1 : LongestSentence)] + "…";
        }
    }

    /// <summary>The client is refused, whatever the event.</summary>
    public static ApiAnswer Unjudged(int status, string message) => new(status, EventVerdict.NotJudged, message, [], []);

    /// <summary>The event is refused.</summary>
    public static ApiAnswer Refused(int status, string message, params IReadOnlyList<string> problems) =>
        new(status, EventVerdict.Bad, message, problems, []);

    /// <summary>The event is acknowledged, and good unless something is wrong with it all the same.</summary>
    public static ApiAnswer Acknowledged(int status, IReadOnlyList<string> problems, IReadOnlyList<string> warnings) =>
        new(status, problems.Count == 0 ? EventVerdict.Good : EventVerdict.Bad, null, problems, warnings);
}

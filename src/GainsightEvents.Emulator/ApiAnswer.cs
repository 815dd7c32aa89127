using GainsightEvents.Emulator.Recording;

namespace GainsightEvents.Emulator;

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
    /// <summary>NXT's errorCode.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The eventId with which NXT acknowledges.</summary>
    public string? EventId { get; init; }

    /// <summary>Why the event is not good, for the record.</summary>
    public IReadOnlyList<string> Reasons => Problems.Count == 0 && Message is not null ? [Message] : Problems;

    /// <summary>The answer without secrets that the event may have carried; only then cut, so that no half of a secret remains.</summary>
    public ApiAnswer Masked(SecretMask mask) => this with
    {
        Message = Message is null ? null : mask.ApplyAndShorten(Message),
        Problems = [.. Problems.Select(mask.ApplyAndShorten)],
        Warnings = [.. Warnings.Select(mask.ApplyAndShorten)],
    };

    /// <summary>The client is refused, whatever the event.</summary>
    public static ApiAnswer Unjudged(int status, string message) => new(status, EventVerdict.NotJudged, message, [], []);

    /// <summary>The event is refused.</summary>
    public static ApiAnswer Refused(int status, string message, params IReadOnlyList<string> problems) =>
        new(status, EventVerdict.Bad, message, problems, []);

    /// <summary>The event is acknowledged, and good unless something is wrong with it all the same.</summary>
    public static ApiAnswer Acknowledged(int status, IReadOnlyList<string> problems, IReadOnlyList<string> warnings) =>
        new(status, problems.Count == 0 ? EventVerdict.Good : EventVerdict.Bad, null, problems, warnings);
}

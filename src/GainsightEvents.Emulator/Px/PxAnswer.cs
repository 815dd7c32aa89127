using GainsightEvents.Emulator.Recording;

namespace GainsightEvents.Emulator.Px;

/// <summary>What a request is answered, and the verdict on its event.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Verdict">What Gainsight would have made of the event.</param>
/// <param name="Message">The envelope's message; null for a success, which has no body.</param>
/// <param name="Problems">What is wrong with the event: the envelope's subErrors, or why it is swallowed.</param>
/// <param name="Warnings">What Gainsight would not mind.</param>
internal sealed record PxAnswer(
    int Status,
    EventVerdict Verdict,
    string? Message,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Why the event is not good, for the record.</summary>
    public IReadOnlyList<string> Reasons => Problems.Count == 0 && Message is not null ? [Message] : Problems;

    /// <summary>The answer without keys that the event may have carried; only then cut, so that no half of a key remains.</summary>
    public PxAnswer Masked(SecretMask mask) => this with
    {
        Message = Message is null ? null : mask.ApplyAndShorten(Message),
        Problems = [.. Problems.Select(mask.ApplyAndShorten)],
        Warnings = [.. Warnings.Select(mask.ApplyAndShorten)],
    };

    /// <summary>The client is refused, whatever the event.</summary>
    public static PxAnswer Unjudged(int status, string message) => new(status, EventVerdict.NotJudged, message, [], []);

    /// <summary>The event is refused.</summary>
    public static PxAnswer Refused(int status, string message, IReadOnlyList<string> problems) =>
        new(status, EventVerdict.Bad, message, problems, []);

    /// <summary>The event is acknowledged, and kept unless there is a reason to swallow it.</summary>
    public static PxAnswer Created(IReadOnlyList<string> swallowed, IReadOnlyList<string> warnings) =>
        new(201, swallowed.Count == 0 ? EventVerdict.Good : EventVerdict.Bad, null, swallowed, warnings);
}

using System.Text;

namespace GainsightEvents.Emulator;

/// <summary>A request that arrived, with the verdict on it. Keys and secrets are masked throughout.</summary>
public sealed record ReceivedEvent
{
    /// <summary>The how-manyth request it was, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whose endpoint it is for; at a path that neither serves, whose it was most likely meant for.</summary>
    public EventTarget Target { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The headers that mean something to Gainsight, by name in any case; keys and secrets are <c>***</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The status it was answered with; 0 where it got no answer.</summary>
    public required int Status { get; init; }

    /// <summary>What Gainsight would have made of it.</summary>
    public required EventVerdict Verdict { get; init; }

    /// <summary>
    /// Why it is not good; empty for a good one. Messages that begin with "Against its plan" are a plan's, the others Gainsight's.
    /// </summary>
    public IReadOnlyList<EventProblem> Problems { get; init; } = [];

    /// <summary>The messages of <see cref="Problems"/>.</summary>
    public IReadOnlyList<string> Reasons => Problems.Count == 0 ? [] : [.. Problems.Select(problem => problem.Message)];

    /// <summary>Documented soft limits that it exceeds, and what is likely a mistake. Gainsight would take it all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>PX: the body's eventName, where it is a string. NXT: the header's.</summary>
    public string? EventName { get; init; }

    /// <summary>The body's identifyId, where it is a string; of an NXT event whose catalog the emulator has, its member marked <see cref="IdentifyIdAttribute"/>.</summary>
    public string? IdentifyId { get; init; }

    /// <summary>The body's propertyKey, where it is a string.</summary>
    public string? PropertyKey { get; init; }

    /// <summary>The body's accountId, where it is a string; of an NXT event whose catalog the emulator has, its member marked <see cref="AccountIdAttribute"/>.</summary>
    public string? AccountId { get; init; }

    /// <summary>PX: the body's eventId, where it is a string. NXT: the one with which the event was acknowledged.</summary>
    public string? EventId { get; init; }

    /// <summary>The body, byte for byte but for masked keys.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>One line: number, status, name, and why it is not good.</summary>
    public override string ToString() =>
        $"#{Number} {Method} {Path} → {Status} {Verdict}: {EventName ?? "(no eventName)"}"
        + (Reasons.Count == 0 ? "" : $": {string.Join(" ", Reasons)}");
}

/// <summary>What became of the event in a request.</summary>
public enum EventVerdict
{
    /// <summary>Gainsight would have taken it, and it fits its plan where it has one.</summary>
    Good = 0,

    /// <summary>Nobody wants it so: Gainsight would have refused it, or taken what the team's plan says is wrong.</summary>
    Bad = 1,

    /// <summary>
    /// Gainsight did not get to look at it: the key, the address or the quota was wrong, or a fault answered. Sent again, the same event
    /// may be good.
    /// </summary>
    NotJudged = 2,

    /// <summary>
    /// Accepted, dropped by PX: answered 201 and never shown, because its name is not registered, or because the key belongs to another product.
    /// </summary>
    Dropped = 3,
}

namespace GainsightEvents.Emulator;

/// <summary>One thing that keeps an event from being good: where, by which rule, with what value, and what to change. Secrets are masked.</summary>
public sealed record EventProblem
{
    /// <summary>Where in the body, as a JSON Pointer such as <c>/attributes/value</c>; empty for the body as a whole, and for what is not in it.</summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// The rule: a keyword of JSON Schema such as <c>required</c> or <c>type</c>, <c>constraint</c> for one of the publisher's, or
    /// <c>registered</c>, <c>product</c>, <c>tenant</c>, <c>key</c>, <c>permission</c>, <c>region</c>, <c>path</c>, <c>method</c>, <c>header</c>,
    /// <c>body</c>, <c>quota</c>, <c>fault</c>.
    /// </summary>
    public required string Rule { get; init; }

    /// <summary>The value that breaks it, as JSON; <see langword="null"/> where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to change, as a sentence; <see langword="null"/> where the message says it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}

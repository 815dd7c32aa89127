namespace GainsightEvents.Emulator.Schema;

/// <summary>One rule that an instance breaks.</summary>
/// <param name="InstancePath">Where, as a JSON Pointer; empty for the whole instance.</param>
/// <param name="Keyword">The schema's keyword.</param>
/// <param name="Message">What is wrong, as the end of a sentence that begins with the place.</param>
internal sealed record SchemaFailure(string InstancePath, string Keyword, string Message)
{
    /// <summary>The member that is missing or too many; null where the place itself is wrong.</summary>
    public string? Member { get; init; }

    /// <summary>What members there may be, where one is too many.</summary>
    public IReadOnlyCollection<string> Candidates { get; init; } = [];

    /// <summary>The whole sentence.</summary>
    public override string ToString() => InstancePath.Length == 0 ? $"The event {Message}." : $"{InstancePath} {Message}.";
}

/// <summary>A schema that cannot be judged by, with the place that says so.</summary>
internal sealed class SchemaException(string pointer, string problem)
    : FormatException($"The schema cannot be used: at {pointer}, {problem}")
{
    /// <summary>The place, as a URI fragment such as <c>#/$defs/pxCustomEvent</c>.</summary>
    public string Pointer { get; } = pointer;
}

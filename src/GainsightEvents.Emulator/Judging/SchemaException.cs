namespace GainsightEvents.Emulator.Judging;

/// <summary>A schema that cannot be judged by, with the place that says so.</summary>
internal sealed class SchemaException(string pointer, string problem)
    : FormatException($"The schema cannot be used: at {pointer}, {problem}")
{
    /// <summary>The place, as a URI fragment such as <c>#/$defs/pxCustomEvent</c>.</summary>
    public string Pointer { get; } = pointer;
}

namespace GainsightEvents.Emulator.Judging;

/// <summary>One rule that an instance breaks.</summary>
/// <param name="InstancePath">Where, as a JSON Pointer; empty for the whole instance.</param>
/// <param name="Keyword">The schema's keyword.</param>
/// <param name="Message">What is wrong, as the end of a sentence that begins with the place.</param>
internal sealed record SchemaFailure(string InstancePath, string Keyword, string Message)
{
    /// <summary>Whether JSON Schema itself objects, and not only the guard's own rule.</summary>
    public bool IsOfJsonSchema => Keyword != PlannedConstraints.Keyword;

    /// <summary>The whole sentence.</summary>
    public override string ToString() => InstancePath.Length == 0 ? $"The event {Message}." : $"{InstancePath} {Message}.";
}

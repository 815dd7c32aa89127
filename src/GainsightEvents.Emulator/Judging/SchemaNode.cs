using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>One compiled schema: the rules it consists of. All of them are checked, whichever fail.</summary>
internal sealed class SchemaNode(string pointer)
{
    /// <summary>Where it stands in its document.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>Filled once by the compiler; recursion needs the node before its rules.</summary>
    public List<SchemaRule> Rules { get; } = [];

    /// <summary>Adds a failure for each rule that the instance breaks.</summary>
    public void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        foreach (var rule in Rules)
        {
            rule.Check(instance, path, failures);
        }
    }
}

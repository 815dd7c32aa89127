using System.Text.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary>One compiled schema: the rules it consists of. All of them are checked, whichever fail.</summary>
internal sealed class SchemaNode(string pointer)
{
    /// <summary>Where it stands in its document.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>Filled once by the compiler; recursion needs the node before its rules.</summary>
    public List<SchemaKeyword> Rules { get; } = [];

    /// <summary>Adds a failure for each rule that the instance breaks.</summary>
    public void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        foreach (var rule in Rules)
        {
            rule.Check(instance, path, failures);
        }
    }
}

/// <summary>What one keyword, or a few that belong together, demand of an instance.</summary>
internal abstract class SchemaKeyword
{
    /// <summary>The schemas it applies to the instance itself, not to a part of it. A cycle of these would never end.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Adds a failure for each demand that is not met.</summary>
    public abstract void Check(JsonElement instance, string path, List<SchemaFailure> failures);
}

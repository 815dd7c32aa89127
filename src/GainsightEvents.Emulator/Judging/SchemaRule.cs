using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>What one keyword, or a few that belong together, demand of an instance.</summary>
internal abstract class SchemaRule
{
    /// <summary>The schemas it applies to the instance itself, not to a part of it. A cycle of these would never end.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Adds a failure for each demand that is not met.</summary>
    public abstract void Check(JsonElement instance, string path, List<SchemaFailure> failures);
}

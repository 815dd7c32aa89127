using System.Text.Json;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Judging;

/// <summary>An event for one target, as a catalog or a plan declares it.</summary>
/// <param name="schema">Its shape.</param>
/// <param name="constraints">The publisher's own rules for its members, which only a catalog has.</param>
/// <param name="version">The version that the declaration names; null for any.</param>
internal sealed class DeclaredEvent(JsonSchema schema, IReadOnlyList<MemberConstraints> constraints, string? version)
{
    public string? Version => version;

    /// <summary>What is wrong with a body. Where the schema has objected, the rules do not repeat it.</summary>
    public IReadOnlyList<SchemaFailure> Evaluate(JsonElement body)
    {
        var failures = schema.Evaluate(body);
        return
        [
            .. failures,
            .. constraints.Where(member => failures.All(failure => failure.InstancePath != member.Path)).SelectMany(member => member.Evaluate(body)),
        ];
    }
}

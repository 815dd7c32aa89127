using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary><c>properties</c>: each named member that is there must fit its schema.</summary>
internal sealed class PropertiesRule(IReadOnlyDictionary<string, SchemaNode> properties) : SchemaRule
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var (name, schema) in properties)
        {
            // Of several members of one name, TryGetProperty finds the last.
            if (instance.TryGetProperty(name, out var value))
            {
                schema.Check(value, JsonPointer.Append(path, name), failures);
            }
        }
    }
}

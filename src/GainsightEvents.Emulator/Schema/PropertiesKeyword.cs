using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>properties</c>: each named member that is there must fit its schema.</summary>
internal sealed class PropertiesKeyword(IReadOnlyDictionary<string, SchemaNode> properties) : SchemaKeyword
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

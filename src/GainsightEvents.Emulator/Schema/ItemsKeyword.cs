using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>items</c>: every element must fit the schema.</summary>
internal sealed class ItemsKeyword(SchemaNode schema) : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            schema.Check(item, JsonPointer.Append(path, index++), failures);
        }
    }
}

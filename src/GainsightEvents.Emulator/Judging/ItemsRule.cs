using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary><c>items</c>: every element must fit the schema.</summary>
internal sealed class ItemsRule(SchemaNode schema) : SchemaRule
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

using System.Text.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>required</c>. What fails is the object, since the missing member has no place.</summary>
internal sealed class RequiredKeyword(IReadOnlyList<string> names) : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names.Where(name => !instance.TryGetProperty(name, out _)))
            {
                failures.Add(new(path, "required", $"lacks the required field '{name}'") { Member = name });
            }
        }
    }
}

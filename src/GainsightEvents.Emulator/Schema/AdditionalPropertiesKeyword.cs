using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>additionalProperties</c>: what members may be that <c>properties</c> beside it does not name.</summary>
/// <param name="named">The names in <c>properties</c>.</param>
/// <param name="schema">What the others must fit; null where there must be none.</param>
internal sealed class AdditionalPropertiesKeyword(IEnumerable<string> named, SchemaNode? schema) : SchemaKeyword
{
    private readonly HashSet<string> _named = new(named, StringComparer.Ordinal);

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var (name, value) in JsonMembers.Read(instance).Where(member => !_named.Contains(member.Key)))
        {
            if (schema is null)
            {
                failures.Add(new(path, "additionalProperties", $"must not have the field '{name}'") { Member = name, Candidates = _named });
            }
            else
            {
                schema.Check(value, JsonPointer.Append(path, name), failures);
            }
        }
    }
}

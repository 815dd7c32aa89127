using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>minItems</c>, <c>maxItems</c>, <c>minProperties</c> and <c>maxProperties</c>. Several members of one name are one.</summary>
internal sealed class CountKeyword(string keyword, int bound) : SchemaKeyword
{
    private readonly bool _isLeast = keyword.StartsWith("min", StringComparison.Ordinal);
    private readonly bool _countsItems = keyword.EndsWith("Items", StringComparison.Ordinal);

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != (_countsItems ? JsonValueKind.Array : JsonValueKind.Object))
        {
            return;
        }

        var count = _countsItems ? instance.GetArrayLength() : JsonMembers.Read(instance).Count;
        if (_isLeast ? count < bound : count > bound)
        {
            failures.Add(new(path, keyword, $"must have {(_isLeast ? "at least" : "at most")} {bound} {(_countsItems ? "items" : "fields")}, but has {count}"));
        }
    }
}

using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>enum</c>, and <c>const</c> as one of a single value.</summary>
internal sealed class EnumKeyword(string keyword, IReadOnlyList<JsonElement> values) : SchemaKeyword
{
    private readonly string _expected = (values.Count == 1 ? "" : "one of ") + string.Join(", ", values.Select(JsonValue.Show));

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (!values.Any(value => JsonValue.AreEqual(value, instance)))
        {
            failures.Add(new(path, keyword, $"must be {_expected}, but is {JsonValue.Show(instance)}"));
        }
    }
}

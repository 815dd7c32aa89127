using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>type</c>. An integer is a number without a fraction, however it is written: 1.0 and 1e3 are.</summary>
internal sealed class TypeKeyword(IReadOnlyList<string> types) : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (!types.Any(type => Is(instance, type)))
        {
            failures.Add(new(path, "type", $"must be of type {string.Join(" or ", types)}, but is {JsonValue.Show(instance)}"));
        }
    }

    private static bool Is(JsonElement instance, string type) => type switch
    {
        "null" => instance.ValueKind == JsonValueKind.Null,
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "object" => instance.ValueKind == JsonValueKind.Object,
        "array" => instance.ValueKind == JsonValueKind.Array,
        "string" => instance.ValueKind == JsonValueKind.String,
        "number" => JsonNumber.TryRead(instance, out _),
        _ => JsonNumber.TryRead(instance, out var number) && number == Math.Floor(number),
    };
}

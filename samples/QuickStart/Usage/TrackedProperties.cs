using System.Text.Json;

namespace QuickStart.Usage;

/// <summary>Reads the properties of a tracked call as what its event declares, or says what is wrong with them.</summary>
internal readonly struct TrackedProperties(TrackedCall call)
{
    public string Text(string name) =>
        Find(name) is not { } value ? throw Missing(name)
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw Wrong(name, value, "a string");

    public int Integer(string name) => OptionalInteger(name) ?? throw Missing(name);

    public int? OptionalInteger(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Wrong(name, value, "an integer");

    public double Number(string name) =>
        Find(name) is not { } value ? throw Missing(name)
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : throw Wrong(name, value, "a number");

    public decimal Money(string name) =>
        Find(name) is not { } value ? throw Missing(name)
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount) ? amount
        : throw Wrong(name, value, "an amount");

    public bool Flag(string name) =>
        Find(name) is not { } value ? throw Missing(name)
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, value, "true or false");

    public Guid Id(string name) =>
        Guid.TryParseExact(Text(name), "D", out var id) ? id : throw Wrong(name, Find(name)!.Value, "a UUID");

    public TEnum Choice<TEnum>(string name)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(Text(name), out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw Wrong(name, Find(name)!.Value, $"one of {string.Join(", ", Enum.GetNames<TEnum>())}");

    public DateOnly? OptionalDate(string name) =>
        Find(name) is not { } value ? null
        : DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var date) ? date
        : throw Wrong(name, value, "a date");

    private JsonElement? Find(string name) =>
        call.Properties.ValueKind == JsonValueKind.Object
        && call.Properties.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private UnmappedCallException Missing(string name) => new(call.Event, $"property '{name}' is missing");

    private UnmappedCallException Wrong(string name, JsonElement value, string expected) =>
        new(call.Event, $"property '{name}' is {value.GetRawText()}, which is not {expected}");
}

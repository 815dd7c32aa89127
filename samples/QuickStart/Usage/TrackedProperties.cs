using System.Text.Json;
using QuickStart.Events;

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

    public decimal Money(string name) =>
        Find(name) is not { } value ? throw Missing(name)
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount) ? amount
        : throw Wrong(name, value, "an amount");

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

    public IReadOnlyList<TeamSeats> Seats(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } seats
            ? [.. seats.EnumerateArray().Select(team => new TeamSeats(team.GetProperty("team").GetString()!, team.GetProperty("count").GetInt32()))]
            : throw Missing(name);

    /// <summary>All properties that have a value, under the names that attributes have in Gainsight PX: <c>took_ms</c> becomes <c>tookMs</c>.</summary>
    public IDictionary<string, object?> ToExtensionData() => call.Properties.ValueKind != JsonValueKind.Object
        ? new Dictionary<string, object?>()
        : call.Properties.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(property => CamelCase(property.Name), property => (object?)property.Value);

    private static string CamelCase(string snakeCase) => string.Concat(
        snakeCase.Split('_').Select((part, i) => i == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

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

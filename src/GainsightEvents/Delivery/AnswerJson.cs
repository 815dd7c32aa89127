using System.Text.Json;

namespace GainsightEvents.Delivery;

/// <summary>Reads JSON that may be anything else.</summary>
internal static class AnswerJson
{
    /// <summary>What a reader finds in a body; <see langword="null"/> where the body is no JSON object, or breaks off.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> find)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? find(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A property, if the element is an object that has it.</summary>
    public static bool TryGet(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value);
    }

    /// <summary>A property's text; <see langword="null"/> where it is missing, empty or no string.</summary>
    public static string? Text(JsonElement parent, string name) => TryGet(parent, name, out var value) ? Text(value) : null;

    /// <summary>An element's text; <see langword="null"/> where it is empty or no string.</summary>
    public static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // A string that is no Unicode. The other fields still count.
            return null;
        }
    }

    /// <summary>The elements of an array property; none where it is missing or no array.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        TryGet(parent, name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}

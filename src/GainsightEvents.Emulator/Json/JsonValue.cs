using System.Text.Json;

namespace GainsightEvents.Emulator.Json;

/// <summary>A JSON value as such: equality whatever the spelling, and its form in messages.</summary>
internal static class JsonValue
{
    /// <summary>Whether two values are the same: 1 and 1.0 are, members in another order are.</summary>
    public static bool AreEqual(JsonElement a, JsonElement b)
    {
        if (a.ValueKind != b.ValueKind)
        {
            return false;
        }

        switch (a.ValueKind)
        {
            case JsonValueKind.Number:
                return a.GetDouble() == b.GetDouble();
            case JsonValueKind.String:
                return a.ValueEquals(b.GetString());
            case JsonValueKind.Array:
                return a.GetArrayLength() == b.GetArrayLength()
                    && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second));
            case JsonValueKind.Object:
                var (left, right) = (JsonMembers.Read(a), JsonMembers.Read(b));
                return left.Count == right.Count
                    && left.All(member => right.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other));
            default:
                return true;
        }
    }

    /// <summary>The value for a message, in full: who shows the message masks it first, and cuts it then.</summary>
    public static string Show(JsonElement value) => value.GetRawText();
}

/// <summary>A JSON number as an IEEE double. One beyond its range, such as 1e999, is no number at all.</summary>
internal static class JsonNumber
{
    public static bool TryRead(JsonElement value, out double number)
    {
        number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
        return double.IsFinite(number);
    }
}

/// <summary>An object's members; the last of one name wins, as in <c>JSON.parse</c>.</summary>
internal static class JsonMembers
{
    public static Dictionary<string, JsonElement> Read(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }
}

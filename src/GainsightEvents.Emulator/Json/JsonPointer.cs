using System.Globalization;
using System.Text.Json;

namespace GainsightEvents.Emulator.Json;

/// <summary>JSON Pointers (RFC 6901), of instances and, behind a <c>#</c>, of schemas.</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Append(string pointer, int index) => string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");

    /// <summary>The names in a reference such as <c>#/$defs/a~1b</c>; a fragment may also be percent-encoded.</summary>
    public static IEnumerable<string> Split(string reference) =>
        reference.Split('/').Skip(1).Select(segment => Uri.UnescapeDataString(segment)
            .Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal));

    /// <summary>What a pointer names in a value.</summary>
    public static bool TryFind(JsonElement from, string pointer, out JsonElement found)
    {
        found = from;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (!TryStep(found, name, out found))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryStep(JsonElement from, string segment, out JsonElement to)
    {
        if (from.ValueKind == JsonValueKind.Object)
        {
            return from.TryGetProperty(segment, out to);
        }

        to = default;
        if (from.ValueKind != JsonValueKind.Array
            || !int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= from.GetArrayLength())
        {
            return false;
        }

        to = from[index];
        return true;
    }
}

using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>A JSON number as an IEEE double. One beyond its range, such as 1e999, is no number at all.</summary>
internal static class JsonNumber
{
    public static bool TryRead(JsonElement value, out double number)
    {
        number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
        return double.IsFinite(number);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace GainsightEvents.Plans;

/// <summary>Writes constants of C# into a plan.</summary>
internal static class PlanValue
{
    /// <summary>Whether it is null, text, a bool, or a number that JSON has.</summary>
    public static bool CanWrite(object? value) => value is null or string or bool || IsNumber(value);

    public static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or decimal || (value is float or double && IsFinite(value));

    public static bool IsFinite(object bound) => bound switch
    {
        double number => !double.IsNaN(number) && !double.IsInfinity(number),
        float number => !float.IsNaN(number) && !float.IsInfinity(number),
        _ => true,
    };

    // A float by the digits that the writer gives it: as a double it would have others, as a decimal fewer.
    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        double number => JsonValue.Create(number),
        float number => JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
    };
}

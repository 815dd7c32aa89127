using System.Globalization;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Writes constants of C# as JSON.</summary>
internal static class PlanLiteral
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

    // A float by the digits that the event's writer gives it: as a double it would have others, as a decimal fewer.
    public static string Write(object? value) => value switch
    {
        null => "null",
        string text => PlanJsonText.Quote(text),
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using System.Text;

namespace GainsightEvents.Rules;

/// <summary>Shows values in messages: by the invariant culture, on one line, cut where they are long.</summary>
internal static class ShownValue
{
    /// <summary>What stands for a value marked <c>[Personal]</c>.</summary>
    public const string Masked = "***";

    private const int MostCharacters = 64;

    /// <summary>Text in quotes, anything else plain.</summary>
    public static string Of(object? value) => value is string text ? $"'{OneLine(text)}'" : Plain(value);

    public static string Plain(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        // By name, for the netstandard2.0 build runs where these types exist as well.
        IFormattable date when date.GetType().FullName is "System.DateOnly" or "System.TimeOnly" => date.ToString("O", CultureInfo.InvariantCulture),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => OneLine(value.ToString() ?? ""),
    };

    // A value that brings its own line breaks must not be able to forge lines of a log.
    private static string OneLine(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, MostCharacters + 1));
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= MostCharacters && !char.IsLowSurrogate(text[i]))
            {
                return shown.Append('…').ToString();
            }

            shown.Append(char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i]);
        }

        return shown.ToString();
    }
}

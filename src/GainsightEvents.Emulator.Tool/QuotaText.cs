using System.Globalization;

namespace GainsightEvents.Emulator.Tool;

/// <summary>A quota as the command line has it: <c>200/1000000</c>, or <c>none</c>.</summary>
internal static class QuotaText
{
    /// <summary>Reads a quota.</summary>
    /// <param name="option">The option it belongs to.</param>
    /// <param name="text">The text.</param>
    /// <returns>The two limits; null for none.</returns>
    /// <exception cref="FormatException">It is neither.</exception>
    public static (int Short, int Day)? Read(string option, string text)
    {
        if (text == "none")
        {
            return null;
        }

        return text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var perWindow)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var perDay)
                ? (perWindow, perDay)
                : throw new FormatException($"{option} is '{text}'; it must be two whole numbers with a slash between them, or none.");
    }
}

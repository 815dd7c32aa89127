using System.Text;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>
/// Makes visible what would change how a text around it is shown, or would not be shown at all: control characters and changes of direction. Line
/// ends and tabs stay.
/// </summary>
internal static class VisibleText
{
    /// <summary>Control characters as their pictures, changes of direction and half surrogate pairs as U+FFFD.</summary>
    public static string Of(string text)
    {
        if (!NeedsChange(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            visible.Append(text[i] switch
            {
                '\t' or '\n' or '\r' => text[i],
                < ' ' and var control => (char)('\u2400' + control),
                '\u007F' => '\u2421',
                var character when IsUnseen(character) || IsHalf(text, i) => '\uFFFD',
                var character => character,
            });
        }

        return visible.ToString();
    }

    /// <summary>The same in a text of JSON, where they stand in strings only and have escapes that mean the same.</summary>
    public static string OfJson(string json)
    {
        if (!NeedsChange(json))
        {
            return json;
        }

        var visible = new StringBuilder(json.Length);
        foreach (var character in json)
        {
            _ = character != '\n' && (char.IsControl(character) || IsUnseen(character))
                ? visible.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture))
                : visible.Append(character);
        }

        return visible.ToString();
    }

    private static bool NeedsChange(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r')) || IsUnseen(text[i]) || IsHalf(text, i))
            {
                return true;
            }
        }

        return false;
    }

    // Embeddings, overrides and isolates; the later half of the control characters, which no page shows.
    private static bool IsUnseen(char character) => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\u0080' and <= '\u009F');

    private static bool IsHalf(string text, int index) =>
        char.IsHighSurrogate(text[index]) ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}

using System.Globalization;
using System.Text;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// Writes text as a JSON string for people: as it is, but for what JSON demands and what nobody sees, such as a space that does not break. What Unicode has
/// not assigned yet counts as seen, for that changes with each of its versions, and a plan must not change with the machine.
/// </summary>
internal static class PlanJsonText
{
    /// <summary>The text with its quotes. Half of a surrogate pair, which has no form in UTF-8, becomes U+FFFD.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                AppendEscaped(json, text[i++]);
                AppendEscaped(json, text[i]);
            }
            else
            {
                Append(json, char.IsSurrogate(text[i]) ? UnicodeReplacement : text[i]);
            }
        }

        return json.Append('"').ToString();
    }

    private const char UnicodeReplacement = '\uFFFD';

    private static void Append(StringBuilder json, char character)
    {
        switch (character)
        {
            case '"' or '\\':
                json.Append('\\').Append(character);
                break;
            case '\b':
                json.Append("\\b");
                break;
            case '\f':
                json.Append("\\f");
                break;
            case '\n':
                json.Append("\\n");
                break;
            case '\r':
                json.Append("\\r");
                break;
            case '\t':
                json.Append("\\t");
                break;
            case var unseen when IsUnseen(unseen):
                AppendEscaped(json, unseen);
                break;
            default:
                json.Append(character);
                break;
        }
    }

    // Controls, spaces other than U+0020, line and paragraph separators, private use, the mark of byte order, and what is no character.
    private static bool IsUnseen(char character) => character
        is < ' '
        or (>= '\u007F' and <= '\u00A0')
        or '\u1680'
        or (>= '\u2000' and <= '\u200A')
        or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000'
        or (>= '\uE000' and <= '\uF8FF')
        or (>= '\uFDD0' and <= '\uFDEF')
        or '\uFEFF'
        or >= '\uFFFE';

    private static void AppendEscaped(StringBuilder json, char character) =>
        json.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
}

using System.Text;

namespace GainsightEvents.Model;

/// <summary>
/// Makes one line of a text that somebody else wrote: an event's name, a server's answer. A log or an exception that holds it as it came
/// could be read as two entries, or change what a terminal shows.
/// </summary>
internal static class OneLine
{
    /// <summary>The text with every run of white space, control characters and changes of direction as one space; without those at its ends.</summary>
    public static string Of(string text)
    {
        if (IsOneLine(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsBlank(character))
            {
                line.Append(character);
            }
            else if (line.Length > 0 && line[line.Length - 1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBlank(text[i]) && (text[i] != ' ' || i == 0 || i == text.Length - 1 || text[i + 1] == ' '))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

using System.Text;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>Writes texts into Markdown so that they are shown as they are: on one line, without emphasis, links, markup or cells of their own.</summary>
internal static class MarkdownText
{
    public static string Of(string text)
    {
        var line = OneLine(text);
        var escaped = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            _ = line[i] switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '|' or '~' or '!' or '$' => escaped.Append('\\').Append(line[i]),

                // A list or an underline, at the beginning alone.
                '-' or '+' or '=' when i == 0 => escaped.Append('\\').Append(line[i]),
                '.' or ')' when IsNumber(line, i) => escaped.Append('\\').Append(line[i]),

                // What would become a link by itself, or call somebody.
                ':' when i + 1 < line.Length && line[i + 1] == '/' => escaped.Append("&#58;"),
                '@' => escaped.Append("&#64;"),
                'w' or 'W' when IsWww(line, i) => escaped.Append("&#").Append((int)line[i]).Append(';'),
                _ => escaped.Append(line[i]),
            };
        }

        return escaped.ToString();
    }

    /// <summary>As code, between as many backticks as it takes.</summary>
    public static string Code(string text)
    {
        var line = OneLine(text);
        var fence = new string('`', LongestRun(line) + 1);
        var isPadded = line.Length == 0 || line[0] is '`' or ' ' || line[line.Length - 1] is '`' or ' ';
        return isPadded ? $"{fence} {line} {fence}" : $"{fence}{line}{fence}";
    }

    /// <summary>As code in a table, which is divided into cells before its code is read.</summary>
    public static string CodeInCell(string text) => Code(text).Replace("|", "\\|");

    /// <summary>Lines of code as a block.</summary>
    public static string Block(string language, string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}{language}\n{text}\n{fence}\n";
    }

    public static string Of(IEnumerable<Phrase> phrases) => string.Concat(phrases.Select(static phrase => phrase.IsCode ? Code(phrase.Text) : Inside(phrase.Text)));

    public static string InCell(IEnumerable<Phrase> phrases) => string.Concat(phrases.Select(static phrase => phrase.IsCode ? CodeInCell(phrase.Text) : Inside(phrase.Text)));

    // Spaces at its ends stand beside another phrase.
    private static string Inside(string text)
    {
        var trimmed = Of(text);
        return $"{(text.Length > 0 && text[0] == ' ' ? " " : "")}{trimmed}{(trimmed.Length > 0 && text[text.Length - 1] == ' ' ? " " : "")}";
    }

    private static string OneLine(string text) => Model.OneLine.Of(VisibleText.Of(text));

    private static bool IsNumber(string line, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (line[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return end > 0;
    }

    private static bool IsWww(string line, int start) => string.Compare(line, start, "www.", 0, 4, StringComparison.OrdinalIgnoreCase) == 0;

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

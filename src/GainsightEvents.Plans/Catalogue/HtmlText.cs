using System.Text;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>Writes texts into HTML, so that they stay text in an element and in an attribute.</summary>
internal static class HtmlText
{
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in VisibleText.Of(text))
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),

                // A reader makes a line feed of one that is not escaped.
                '\r' => escaped.Append("&#13;"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A name, whose direction must not reach beyond it.</summary>
    public static string Name(string text) => $"<bdi>{Of(text)}</bdi>";

    public static string Of(IEnumerable<Phrase> phrases) =>
        string.Concat(phrases.Select(static phrase => phrase.IsCode ? $"<code>{Name(phrase.Text)}</code>" : Of(phrase.Text)));
}

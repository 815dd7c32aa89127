using System.Globalization;
using System.Text;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Writes text as a JSON string, escaping what JSON demands and nothing else, to the same characters as the runtime's writer.</summary>
internal static class JsonText
{
    /// <summary>The text with its quotes.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        AppendTo(json, text);
        return json.Append('"').ToString();
    }

    /// <summary>The text without quotes, to be put between some.</summary>
    public static string Escape(string text)
    {
        var json = new StringBuilder(text.Length);
        AppendTo(json, text);
        return json.ToString();
    }

    private static void AppendTo(StringBuilder json, string text)
    {
        foreach (var character in text)
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
                case < ' ':
                    json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(character);
                    break;
            }
        }
    }
}

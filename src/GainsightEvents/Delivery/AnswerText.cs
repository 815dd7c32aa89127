using System.Text;
using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Delivery;

/// <summary>Makes of whatever a server sends a short text that can be logged: one line, no control characters, no secret.</summary>
internal static class AnswerText
{
    private const int MaxLength = 300;

    /// <summary>What came, in one line.</summary>
    /// <param name="answer">What came.</param>
    /// <param name="message">The message found in its body; <see langword="null"/> where the body itself must do.</param>
    /// <param name="secrets">What must not be told.</param>
    public static string Of(HttpAnswer answer, string? message, SecretMask secrets) => Clean(
        answer switch
        {
            { Status: 0 } => answer.Cause,
            { Status: >= 300 and < 400, Location: { } location } => $"Location: {location}",
            _ when !string.IsNullOrEmpty(message) => message!,
            _ => BodyOf(answer, secrets),
        },
        secrets);

    /// <summary>One line of at most 300 characters, the secrets masked.</summary>
    public static string Clean(string text, SecretMask secrets)
    {
        // Masked before it is shortened, or the cut could leave the better part of a secret.
        var masked = secrets.Apply(OneLine.Of(text));
        return masked.Length <= MaxLength ? masked : $"{masked.Substring(0, MaxLength - 1)}…";
    }

    private static string BodyOf(HttpAnswer answer, SecretMask secrets)
    {
        var text = Encoding.UTF8.GetString(answer.Body.ToArray());
        if (answer.IsCut)
        {
            // The end may be the beginning of a secret.
            text = text.Substring(0, Math.Max(0, text.Length - secrets.LongestEcho));
        }

        return answer.IsWebPage ? $"an HTML page, {TitleOf(text)}" : text;
    }

    private static string TitleOf(string html)
    {
        var start = html.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? -1 : html.IndexOf('>', start);
        var end = start < 0 ? -1 : html.IndexOf("</", start, StringComparison.Ordinal);
        return end < 0 ? "without a title" : $"'{html.Substring(start + 1, end - start - 1).Trim()}'";
    }
}

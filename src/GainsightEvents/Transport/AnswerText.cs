using System.Text;

namespace GainsightEvents.Transport;

/// <summary>Makes of whatever a server sends a short text that can be logged: one line, no control characters, no secret.</summary>
internal static class AnswerText
{
    private const int MaxBytes = 16 * 1024;
    private const int MaxLength = 300;
    private const string Mask = "***";

    /// <summary>Reads the start of an answer. The status is known by then, so that a body that breaks off is no failure.</summary>
    public static async Task<string> ReadAsync(HttpContent? content, string secret, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return "";
        }

        var buffer = new byte[MaxBytes];
        var length = 0;
        try
        {
#if NET8_0_OR_GREATER
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            int read;
            do
            {
#if NET8_0_OR_GREATER
                read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
                read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#endif
                length += read;
            }
            while (read > 0 && length < buffer.Length);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
            // What has arrived is told.
        }

        return Clean(Extract(buffer.AsMemory(0, length), secret), secret);
    }

    /// <summary>One line of at most 300 characters, the secret masked.</summary>
    public static string Clean(string text, string secret)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isBlank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!isBlank)
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[line.Length - 1] != ' ')
            {
                line.Append(' ');
            }
        }

        // Masked before it is shortened, or the cut could leave the better part of the secret.
        var masked = MaskSecret(line.ToString().Trim(), secret);
        return masked.Length <= MaxLength ? masked : $"{masked.Substring(0, MaxLength - 1)}…";
    }

    private static string Extract(ReadOnlyMemory<byte> body, string secret)
    {
        if (AnswerJson.TryReadMessage(body, out var message))
        {
            return message;
        }

        var text = Encoding.UTF8.GetString(body.ToArray());
        if (body.Length == MaxBytes)
        {
            // The end may be the beginning of the secret.
            text = text.Substring(0, Math.Max(0, text.Length - secret.Length));
        }

        return text.TrimStart().FirstOrDefault() == '<' ? $"an HTML page, {TitleOf(text)}" : text;
    }

    private static string TitleOf(string html)
    {
        var start = html.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? -1 : html.IndexOf('>', start);
        var end = start < 0 ? -1 : html.IndexOf("</", start, StringComparison.Ordinal);
        return end < 0 ? "without a title" : $"'{html.Substring(start + 1, end - start - 1).Trim()}'";
    }

    private static string MaskSecret(string text, string secret)
    {
        for (var at = 0; secret.Length > 0 && (at = text.IndexOf(secret, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Mask.Length)
        {
            text = text.Remove(at, secret.Length).Insert(at, Mask);
        }

        return text;
    }
}

using System.Text;
using System.Text.Encodings.Web;

namespace GainsightEvents.Emulator.Recording;

/// <summary>Replaces keys and secrets by <c>***</c> in whatever is kept or shown, as they are and as JSON escapes them.</summary>
internal sealed class SecretMask
{
    public const string Mask = "***";

    private const int ShortestUnknown = 8;
    private const int LongestSentence = 300;

    private readonly (string Text, byte[] Bytes)[] _secrets;

    /// <param name="secrets">What to replace.</param>
    public SecretMask(IEnumerable<string> secrets) =>
        _secrets = [.. secrets
            .SelectMany(secret => new[] { secret, JavaScriptEncoder.Default.Encode(secret), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length)
            .Select(secret => (secret, Encoding.UTF8.GetBytes(secret)))];

    /// <summary>This mask, and what a request presented. Too short a text is left alone, or it would blank out half the body.</summary>
    public SecretMask With(IEnumerable<string> presented)
    {
        var unknown = presented.Where(text => text.Length >= ShortestUnknown && _secrets.All(secret => secret.Text != text)).ToList();
        return unknown.Count == 0 ? this : new SecretMask(_secrets.Select(secret => secret.Text).Concat(unknown));
    }

    public string Apply(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret.Text, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The same for a sentence, which may quote a value of any length.</summary>
    public string ApplyAndShorten(string text)
    {
        text = Apply(text);
        if (text.Length <= LongestSentence)
        {
            return text;
        }

        var cut = char.IsHighSurrogate(text[LongestSentence - 1]) ? LongestSentence - 1 : LongestSentence;
        return text[..cut] + "…";
    }

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body)
    {
        foreach (var secret in _secrets)
        {
            if (body.Span.IndexOf(secret.Bytes) >= 0)
            {
                body = Replace(body.Span, secret.Bytes);
            }
        }

        return body;
    }

    private static byte[] Replace(ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        var masked = new MemoryStream(body.Length);
        for (int at; (at = body.IndexOf(secret)) >= 0; body = body[(at + secret.Length)..])
        {
            masked.Write(body[..at]);
            masked.Write("***"u8);
        }

        masked.Write(body);
        return masked.ToArray();
    }
}

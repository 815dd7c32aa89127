using System.Text;

namespace GainsightEvents.Wire;

/// <summary>
/// Replaces secrets by <c>***</c>, in any case, as they are and as JSON strings, web pages and URLs encode them: <c>\u0041</c>, <c>\/</c>,
/// <c>&amp;#65;</c>, <c>%41</c>, also encoded several times, as in a URL inside JSON inside a JSON string.
/// </summary>
internal sealed class SecretMask
{
    public const string Mask = "***";

    private const int MostEncodings = 3;

    private static readonly byte[] Stars = Encoding.ASCII.GetBytes(Mask);

    private readonly byte[][] _secrets;

    /// <summary>Masks these; null and empty ones are ignored.</summary>
    public SecretMask(params IEnumerable<string?> secrets)
    {
        _secrets =
        [
            .. secrets
                .Where(static secret => !string.IsNullOrEmpty(secret))
                .Distinct(StringComparer.Ordinal)
                .Select(static secret => EncodedText.Of(Encoding.UTF8.GetBytes(secret!)).Bytes.ToArray()),
        ];
        LongestEcho = _secrets.Length == 0 ? 0 : _secrets.Max(static secret => secret.Length) * "&#x0041;".Length;
    }

    /// <summary>How many characters a secret takes at most when it is encoded once. What is cut may end within so many of one.</summary>
    public int LongestEcho { get; }

    /// <summary>The text without the secrets.</summary>
    public string Apply(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Find(bytes) is { } found ? Encoding.UTF8.GetString(Replace(bytes, found)) : text;
    }

    /// <summary>UTF-8 text without the secrets; every other byte stays as it is, valid or not.</summary>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> text) => Find(text.Span) is { } found ? Replace(text.Span, found) : text;

    private List<(int Start, int End)>? Find(ReadOnlySpan<byte> text)
    {
        if (_secrets.Length == 0 || text.IsEmpty)
        {
            return null;
        }

        List<(int Start, int End)>? found = null;
        Find(EncodedText.Of(text), MostEncodings, ref found);
        found?.Sort();
        return found;
    }

    private void Find(EncodedText text, int encodings, ref List<(int Start, int End)>? found)
    {
        foreach (var secret in _secrets)
        {
            for (var at = 0; text.Bytes.Slice(at).IndexOf(secret) is var next and >= 0; at += secret.Length)
            {
                at += next;
                (found ??= []).Add((text.StartOf(at), text.StartOf(at + secret.Length)));
            }
        }

        if (encodings == 0)
        {
            return;
        }

        if (text.UnescapeJson() is { } unescaped)
        {
            Find(unescaped, encodings - 1, ref found);
        }

        if (text.UnescapePercent() is { } decoded)
        {
            Find(decoded, encodings - 1, ref found);
        }

        if (text.UnescapeHtml() is { } plain)
        {
            Find(plain, encodings - 1, ref found);
        }
    }

    // Ordered by their starts, the places may overlap: a secret may be part of another, and is found by each way of reading.
    private static byte[] Replace(ReadOnlySpan<byte> text, List<(int Start, int End)> found)
    {
        using var masked = new MemoryStream(text.Length);
        var at = 0;
        foreach (var (start, end) in found)
        {
            if (start >= at)
            {
                var kept = text.Slice(at, start - at).ToArray();
                masked.Write(kept, 0, kept.Length);
                masked.Write(Stars, 0, Stars.Length);
            }

            at = Math.Max(at, end);
        }

        var rest = text.Slice(at).ToArray();
        masked.Write(rest, 0, rest.Length);
        return masked.ToArray();
    }
}

using System.IO.Compression;
using System.Text;

namespace GainsightEvents.Delivery;

/// <summary>Makes UTF-8 of an answer's body, however a server or a proxy has encoded it.</summary>
internal static class AnswerEncoding
{
    /// <summary>What is unpacked at most: a few bytes could stand for gigabytes.</summary>
    private const int MaxUnpacked = HttpExchange.MaxBodyBytes;

    /// <summary>The body as UTF-8 without a byte order mark; as it is where it cannot be read otherwise.</summary>
    /// <param name="body">The body.</param>
    /// <param name="charset">The charset of its Content-Type, where that has one.</param>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? charset)
    {
        // Recognized by its first bytes, for a proxy may compress and not say so. We ask for no compression.
        var plain = body.Length > 2 && body.Span[0] == 0x1f && body.Span[1] == 0x8b ? Unpack(body) : body;
        return FindEncoding(plain.Span, charset) is { } encoding
            ? Encoding.UTF8.GetBytes(encoding.GetString(plain.ToArray()).TrimStart('\uFEFF'))
            : plain.Span.StartsWith("\uFEFF"u8) ? plain.Slice(3) : plain;
    }

    /// <summary>The encoding, or <see langword="null"/> for UTF-8.</summary>
    private static Encoding? FindEncoding(ReadOnlySpan<byte> body, string? charset)
    {
        // A body of JSON or of markup begins with ASCII, so that a zero among its first two bytes tells UTF-16.
        if (body.Length >= 2)
        {
            switch (body[0], body[1])
            {
                case (0xFF, 0xFE) or (not 0, 0):
                    return Encoding.Unicode;
                case (0xFE, 0xFF) or (0, not 0):
                    return Encoding.BigEndianUnicode;
                case (0xEF, 0xBB):
                    return null;
            }
        }

        try
        {
            var named = string.IsNullOrEmpty(charset) ? null : Encoding.GetEncoding(charset!.Trim('"', '\'', ' '));

            // What is named UTF-16 and holds no zero byte is not.
            return named is null or UTF8Encoding or UnicodeEncoding ? null : named;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream(body.ToArray());
        using var unpacking = new GZipStream(packed, CompressionMode.Decompress);
        var buffer = new byte[MaxUnpacked];
        var length = 0;
        try
        {
            int read;
            do
            {
                read = unpacking.Read(buffer, length, buffer.Length - length);
                length += read;
            }
            while (read > 0 && length < buffer.Length);
        }
        catch (InvalidDataException)
        {
            // It breaks off, or is no gzip after all. What could be read is told.
        }

        return length == 0 ? body : buffer.AsMemory(0, length);
    }
}

using System.Globalization;
using System.Text;

namespace GainsightEvents.Wire;

/// <summary>
/// UTF-8 text with encodings taken off it, each byte with the place that it had in the original. ASCII is in lower case, and so is what the
/// bytes are compared with.
/// </summary>
internal sealed class EncodedText
{
    // &#x000041; and the like; more zeros nobody writes.
    private const int LongestReference = 12;

    private readonly byte[] _bytes;

    // One more than there are bytes: where the text ends. Null where nothing was taken off.
    private readonly int[]? _starts;

    private EncodedText(byte[] bytes, int length, int[]? starts)
    {
        (_bytes, Length, _starts) = (bytes, length, starts);
        LowerCase(Bytes);
    }

    public int Length { get; }

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public static EncodedText Of(ReadOnlySpan<byte> text) => new(text.ToArray(), text.Length, null);

    /// <summary>Changes the letters of ASCII, in place.</summary>
    public static void LowerCase(Span<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= (byte)'A' and <= (byte)'Z')
            {
                text[i] |= 0x20;
            }
        }
    }

    /// <summary>Where a byte was in the original; of the one after the last, where the original ends.</summary>
    public int StartOf(int index) => _starts is null ? index : _starts[index];

    /// <summary>The text without JSON's escapes; null where there are none.</summary>
    public EncodedText? UnescapeJson() => Decode((byte)'\\', ReadJsonEscape);

    /// <summary>The text without percent-encoding; null where there is none.</summary>
    public EncodedText? UnescapePercent() => Decode((byte)'%', ReadPercent);

    /// <summary>The text without the character references of HTML and XML; null where there are none.</summary>
    public EncodedText? UnescapeHtml() => Decode((byte)'&', ReadReference);

    private EncodedText? Decode(byte mark, Func<int, (int Character, int Length)> read)
    {
        if (Bytes.IndexOf(mark) < 0)
        {
            return null;
        }

        // What an escape stands for is never longer than the escape.
        var target = new byte[Length];
        var starts = new int[Length + 1];
        var to = 0;
        for (int at = 0, length; at < Length; at += length)
        {
            var character = (int)_bytes[at];
            length = 1;
            if (character == mark && read(at) is { Length: > 0 } escape)
            {
                (character, length) = escape;
            }

            // A percent-encoded or plain byte stays one; beyond that only \u00e9 and the like name a character.
            var end = to + (length == 6 ? EncodeCharacter((char)character, target, to) : 1);
            if (length != 6)
            {
                target[to] = (byte)character;
            }

            for (; to < end; to++)
            {
                starts[to] = StartOf(at);
            }
        }

        starts[to] = StartOf(Length);
        return to == Length ? null : new(target, to, starts);
    }

    private static int EncodeCharacter(char character, byte[] target, int at) => Encoding.UTF8.GetBytes([character], 0, 1, target, at);

    // A length of 0: no escape.
    private (int Character, int Length) ReadJsonEscape(int at) => (at + 1 < Length ? (char)_bytes[at + 1] : ' ') switch
    {
        var c and ('"' or '\\' or '/') => (c, 2),
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        'u' when ReadHexadecimal(at + 2, 4) is { } character => (character, 6),
        _ => default,
    };

    private (int Character, int Length) ReadPercent(int at) => ReadHexadecimal(at + 1, 2) is { } value ? (value, 3) : default;

    // Only what stands for ASCII, of which secrets consist.
    private (int Character, int Length) ReadReference(int at)
    {
        var length = Bytes.Slice(at, Math.Min(LongestReference, Length - at)).IndexOf((byte)';') + 1;
        var name = length < 3 ? "" : Encoding.ASCII.GetString(_bytes, at + 1, length - 2);
        var character = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ when name.StartsWith("#x", StringComparison.Ordinal) => Parse(name.Substring(2), NumberStyles.AllowHexSpecifier),
            _ when name.Length > 0 && name[0] == '#' => Parse(name.Substring(1), NumberStyles.None),
            _ => 0,
        };
        return character is > 0 and < 128 ? (character, length) : default;

        static int Parse(string digits, NumberStyles style) => int.TryParse(digits, style, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private int? ReadHexadecimal(int at, int digits) =>
        at + digits <= Length
        && int.TryParse(Encoding.ASCII.GetString(_bytes, at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}

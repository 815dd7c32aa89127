using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Buffers;
using System.Runtime.Intrinsics;
using System.Text.Unicode;
#endif

namespace GainsightEvents.Serialization;

/// <summary>
/// The characters of a JSON string, as raw UTF-8: escapes what JSON demands (quote, backslash, controls below U+0020) and nothing
/// else; a lone surrogate becomes U+FFFD.
/// </summary>
internal static class JsonText
{
#if NET8_0_OR_GREATER
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");
#endif

    /// <summary>The quotes, and for each character the longest thing it can become: <c>\u00XX</c>.</summary>
    public static int MaxLength(int characters) => checked((characters * 6) + 2);

    /// <summary>Writes a quoted JSON string.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int WriteQuoted(ReadOnlySpan<char> text, Span<byte> destination)
    {
        destination[0] = (byte)'"';
        var end = 1 + WritePlainAscii(text, ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), 1));
        if (end <= text.Length)
        {
            end += WriteAny(text.Slice(end - 1), destination.Slice(end));
        }

        destination[end] = (byte)'"';
        return end + 1;
    }

    /// <summary>Writes characters up to the first that is not plain: escaped by JSON, or beyond ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WritePlainAscii(ReadOnlySpan<char> text, ref byte target)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var i = 0;

#if NET8_0_OR_GREATER
        // Most texts are plain throughout: sixteen characters at a time, the last sixteen overlapping those before; or, in a short
        // text, the first and the last eight, overlapping in the middle.
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<ushort>.Count)
        {
            var second = Math.Min(text.Length - Vector128<ushort>.Count, Vector128<ushort>.Count);
            var last = text.Length - Vector128<ushort>.Count - second;
            while (WriteIfPlain(ref source, ref target, i, i + second))
            {
                if (i == last)
                {
                    return text.Length;
                }

                i = Math.Min(i + Vector128<byte>.Count, last);
            }
        }
#endif

        for (; i < text.Length; i++)
        {
            var c = Unsafe.Add(ref source, i);
            if (c is < ' ' or '"' or '\\' or > '~')
            {
                break;
            }

            Unsafe.Add(ref target, i) = (byte)c;
        }

        return i;
    }

#if NET8_0_OR_GREATER
    /// <summary>Writes the eight characters at each of two places, if all are plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool WriteIfPlain(ref ushort source, ref byte target, int first, int second)
    {
        var low = Vector128.LoadUnsafe(ref source, (nuint)first);
        var high = Vector128.LoadUnsafe(ref source, (nuint)second);
        if (((low | high) & Vector128.Create((ushort)0xFF80)) != Vector128<ushort>.Zero)
        {
            return false;
        }

        var ascii = Vector128.Narrow(low, high);
        var escaped = Vector128.LessThan(ascii.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(ascii, Vector128.Create((byte)'"'))
            | Vector128.Equals(ascii, Vector128.Create((byte)'\\'));
        if (escaped != Vector128<byte>.Zero)
        {
            return false;
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, first), ascii.AsUInt64().GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, second), ascii.AsUInt64().GetElement(1));
        return true;
    }
#endif

#if NET8_0_OR_GREATER
    // Between characters that JSON escapes the platform transcodes, which it does for many characters at a time.
    private static int WriteAny(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var plain = text.IndexOfAny(Escaped);
            Utf8.FromUtf16(plain < 0 ? text : text.Slice(0, plain), destination.Slice(written), out _, out var transcoded);
            written += transcoded;
            if (plain < 0)
            {
                return written;
            }

            written += WriteEscape(text[plain], destination.Slice(written));
            text = text.Slice(plain + 1);
        }
    }
#else
    private static int WriteAny(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\' or < ' ')
            {
                written += WriteEscape(c, destination.Slice(written));
            }
            else if (c < 0x80)
            {
                destination[written++] = (byte)c;
            }
            else if (c < 0x800)
            {
                destination[written++] = (byte)(0xC0 | (c >> 6));
                destination[written++] = (byte)(0x80 | (c & 0x3F));
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                written += WriteSupplementary(char.ConvertToUtf32(c, text[++i]), destination.Slice(written));
            }
            else
            {
                var scalar = char.IsSurrogate(c) ? 0xFFFD : c;
                destination[written++] = (byte)(0xE0 | (scalar >> 12));
                destination[written++] = (byte)(0x80 | ((scalar >> 6) & 0x3F));
                destination[written++] = (byte)(0x80 | (scalar & 0x3F));
            }
        }

        return written;
    }

    private static int WriteSupplementary(int scalar, Span<byte> destination)
    {
        destination[0] = (byte)(0xF0 | (scalar >> 18));
        destination[1] = (byte)(0x80 | ((scalar >> 12) & 0x3F));
        destination[2] = (byte)(0x80 | ((scalar >> 6) & 0x3F));
        destination[3] = (byte)(0x80 | (scalar & 0x3F));
        return 4;
    }
#endif

    private static int WriteEscape(char c, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        var mnemonic = c switch
        {
            '"' => '"',
            '\\' => '\\',
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => 'u',
        };
        destination[1] = (byte)mnemonic;
        if (mnemonic != 'u')
        {
            return 2;
        }

        destination[2] = (byte)'0';
        destination[3] = (byte)'0';
        destination[4] = "0123456789abcdef"u8[c >> 4];
        destination[5] = "0123456789abcdef"u8[c & 0xF];
        return 6;
    }

    /// <summary>How many bytes escaping JSON adds that is to stand in a string. It holds no controls, only quotes and backslashes.</summary>
    public static int CountEscapes(ReadOnlySpan<byte> json)
    {
        var count = 0;
        foreach (var each in json)
        {
            if (each is (byte)'"' or (byte)'\\')
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Escapes JSON that is to stand in a string, from its end to its start, so that it needs no second buffer.</summary>
    /// <param name="json">The JSON, followed by as many bytes as escaping adds.</param>
    /// <param name="escapes">How many that is.</param>
    public static void EscapeInPlace(Span<byte> json, int escapes)
    {
        for (var (from, to) = (json.Length - escapes - 1, json.Length - 1); to > from; from--)
        {
            var each = json[from];
            json[to--] = each;
            if (each is (byte)'"' or (byte)'\\')
            {
                json[to--] = (byte)'\\';
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif

namespace GainsightEvents.Serialization;

/// <summary>
/// The characters of a JSON string, as raw UTF-8: escapes what JSON demands (quote, backslash, controls below U+0020) and nothing
/// else; a lone surrogate becomes U+FFFD.
/// </summary>
internal static class JsonText
{
    /// <summary>Writes the characters, without quotes.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="destination">Room for six bytes a character.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var plain = WritePlainAscii(text, destination);
        return plain == text.Length ? plain : plain + WriteAny(text.Slice(plain), destination.Slice(plain));
    }

    // Most texts are plain ASCII throughout: eight characters at a time, the last eight overlapping those before.
    private static int WritePlainAscii(ReadOnlySpan<char> text, Span<byte> destination)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(destination);
        var i = 0;

#if NET8_0_OR_GREATER
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<ushort>.Count)
        {
            var last = text.Length - Vector128<ushort>.Count;
            while (true)
            {
                var eight = Vector128.LoadUnsafe(ref source, (nuint)i);
                if (!ArePlain(eight))
                {
                    break;
                }

                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), Vector128.Narrow(eight, eight).AsUInt64().ToScalar());
                if (i == last)
                {
                    return text.Length;
                }

                i = Math.Min(i + Vector128<ushort>.Count, last);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePlain(Vector128<ushort> eight)
    {
        // One subtraction turns "outside ' '..'~'" into one unsigned comparison.
        var outside = Vector128.GreaterThan(eight - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')));
        var quote = Vector128.Equals(eight, Vector128.Create((ushort)'"'));
        var backslash = Vector128.Equals(eight, Vector128.Create((ushort)'\\'));
        return (outside | quote | backslash) == Vector128<ushort>.Zero;
    }
#endif

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
}

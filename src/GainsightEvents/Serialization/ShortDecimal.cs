using System.Runtime.CompilerServices;

namespace GainsightEvents.Serialization;

/// <summary>
/// Numbers that are short decimals, such as 12.5 or 99.99, as most that people record are: formatted by integer arithmetic, in a
/// fraction of the time that the general algorithms take.
/// </summary>
/// <remarks>
/// Why it is exact for doubles: an integer below 10^15 and a power of ten up to 10^9 are both exact, and their quotient is rounded
/// correctly. So if it equals the value, the decimal reads back as the value; and as doubles tell all decimals of 15 digits apart, no
/// other of so few digits does: without trailing zeros it is the shortest.
/// </remarks>
internal static class ShortDecimal
{
    private const double Limit = 1e15;

    private static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    /// <summary>Writes a value as <see cref="double.ToString()"/> with the invariant culture does, if it is a short decimal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">At least 24 bytes.</param>
    /// <returns>The number of bytes, or 0 where the value is no short decimal.</returns>
    public static int TryFormat(double value, Span<byte> destination)
    {
        var magnitude = Math.Abs(value);
        if (!(magnitude < Limit))
        {
            return 0;
        }

        // Zero has a sign that integers lack.
        var whole = (ulong)magnitude;
        if (whole == magnitude)
        {
            return whole == 0 ? 0 : Write(value < 0, whole, 0, destination);
        }

        return TryFormat(value, magnitude, 1e4, 4, destination) is var written and > 0
            ? written
            : TryFormat(value, magnitude, 1e9, 9, destination);
    }

    /// <summary>Writes a value with the scale it has, if its digits fit 64 bits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">At least 24 bytes.</param>
    /// <returns>The number of bytes, or 0 where the value is longer.</returns>
    public static int TryFormat(decimal value, Span<byte> destination)
    {
#if NET8_0_OR_GREATER
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];

        // Zero again, and what needs more room.
        return bits[2] != 0 || digits == 0 || scale >= PowersOfTen.Length ? 0 : Write(bits[3] < 0, digits, scale, destination);
#else
        return 0;
#endif
    }

    private static int TryFormat(double value, double magnitude, double power, int scale, Span<byte> destination)
    {
        var scaled = (magnitude * power) + 0.5;
        var digits = (ulong)scaled;
        if (scaled >= Limit || digits / power != magnitude)
        {
            return 0;
        }

        // Below 0.0001 the shortest form has an exponent.
        if (magnitude < 1e-4)
        {
            return 0;
        }

        while (digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        return Write(value < 0, digits, scale, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(bool negative, ulong digits, int scale, Span<byte> destination)
    {
        var start = 0;
        if (negative)
        {
            destination[start++] = (byte)'-';
        }

        if (scale == 0)
        {
            return start + WriteWhole(digits, destination.Slice(start));
        }

        var power = PowersOfTen[scale];
        var whole = digits / power;
        var fraction = digits - (whole * power);
        start += WriteWhole(whole, destination.Slice(start));
        destination[start] = (byte)'.';
        for (var i = start + scale; i > start; i--)
        {
            var next = fraction / 10;
            destination[i] = (byte)('0' + (fraction - (next * 10)));
            fraction = next;
        }

        return start + scale + 1;
    }

    private static int WriteWhole(ulong value, Span<byte> destination)
    {
        var length = 1;
        while (length < PowersOfTen.Length && value >= PowersOfTen[length])
        {
            length++;
        }

        if (length == PowersOfTen.Length && value / 10 >= PowersOfTen[length - 1])
        {
            length++;
        }

        for (var i = length - 1; i >= 0; i--)
        {
            var next = value / 10;
            destination[i] = (byte)('0' + (value - (next * 10)));
            value = next;
        }

        return length;
    }
}

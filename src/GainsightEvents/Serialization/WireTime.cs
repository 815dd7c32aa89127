namespace GainsightEvents.Serialization;

/// <summary>Dates and times in the forms the wire has for them, always in the Gregorian calendar, whatever the culture.</summary>
internal static class WireTime
{
    /// <summary>The instant; a value of unspecified kind is taken as UTC.</summary>
    public static DateTimeOffset ToUtc(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(value, TimeSpan.Zero) : new DateTimeOffset(value.ToUniversalTime());

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ss.FFFFFFFZ</c>.</summary>
    public static int FormatUtc(Span<byte> destination, DateTime utc)
    {
#if NET8_0_OR_GREATER
        var (year, month, day) = utc;
        FormatDate(destination, year, month, day);
#else
        FormatDate(destination, utc.Year, utc.Month, utc.Day);
#endif
        destination[10] = (byte)'T';
        var end = 11 + FormatTimeOfDay(destination.Slice(11), utc.TimeOfDay.Ticks);
        destination[end] = (byte)'Z';
        return end + 1;
    }

    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    public static void FormatDate(Span<byte> destination, int year, int month, int day)
    {
        TwoDigits(destination, year / 100);
        TwoDigits(destination.Slice(2), year % 100);
        destination[4] = (byte)'-';
        TwoDigits(destination.Slice(5), month);
        destination[7] = (byte)'-';
        TwoDigits(destination.Slice(8), day);
    }

    /// <summary>Writes <c>HH:mm:ss</c> and, where there is one, a fraction without trailing zeros.</summary>
    public static int FormatTimeOfDay(Span<byte> destination, long ticks)
    {
        var seconds = (int)(ticks / TimeSpan.TicksPerSecond);
        TwoDigits(destination, seconds / 3600);
        destination[2] = (byte)':';
        TwoDigits(destination.Slice(3), seconds / 60 % 60);
        destination[5] = (byte)':';
        TwoDigits(destination.Slice(6), seconds % 60);

        var fraction = (int)(ticks % TimeSpan.TicksPerSecond);
        if (fraction == 0)
        {
            return 8;
        }

        // Mostly milliseconds.
        var digits = 7;
        if (fraction % 10_000 == 0)
        {
            digits = 3;
            fraction /= 10_000;
        }

        while (fraction % 10 == 0)
        {
            digits--;
            fraction /= 10;
        }

        destination[8] = (byte)'.';
        for (var i = 8 + digits; i > 8; i--)
        {
            destination[i] = (byte)('0' + (fraction % 10));
            fraction /= 10;
        }

        return 9 + digits;
    }

    private static void TwoDigits(Span<byte> destination, int value)
    {
        destination[1] = (byte)('0' + (value % 10));
        destination[0] = (byte)('0' + (value / 10));
    }
}

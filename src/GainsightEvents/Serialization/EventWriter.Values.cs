using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GainsightEvents.Serialization;

public ref partial struct EventWriter
{
    // The longest forms: a double has 24 bytes, a decimal 31, an Int64 20, a TimeSpan 26, a DateTime 28.
    private const int LongestNumber = 32;

    /// <summary>Writes a JSON string. A null, which the member's type rules out, is refused.</summary>
    public void WriteString(string? value, int member)
    {
        if (value is null)
        {
            RefuseNull(member);
        }

        WriteText(value);
    }

    /// <summary>Writes bytes as they are, then a JSON string, in one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteString(ReadOnlySpan<byte> literal, string? value, int member)
    {
        if (value is null)
        {
            WriteLiteral(literal);
            WriteString(null, member);
            return;
        }

        WriteNamedText(literal, value);
    }

    /// <summary>Writes <see cref="Uri.OriginalString"/> as a JSON string. A null is refused.</summary>
    public void WriteUri(Uri? value, int member) => WriteString(value?.OriginalString, member);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => WriteLiteral(value ? "true"u8 : "false"u8);

    /// <summary>Writes a JSON number.</summary>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(LongestNumber), out var written);
        _length += written;
    }

    /// <summary>Writes a JSON number.</summary>
    public void WriteNumber(ulong value)
    {
        Utf8Formatter.TryFormat(value, Reserve(LongestNumber), out var written);
        _length += written;
    }

    /// <summary>Writes a JSON number, with the scale the value has.</summary>
    public void WriteNumber(decimal value)
    {
        var destination = Reserve(LongestNumber);
        var written = ShortDecimal.TryFormat(value, destination);
        if (written == 0)
        {
            Utf8Formatter.TryFormat(value, destination, out written);
        }

        _length += written;
    }

    /// <summary>Writes the shortest JSON number that reads back as the value. NaN and the infinities are refused.</summary>
    public void WriteNumber(double value, int member)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            RefuseNonFinite(value, member);
            return;
        }

        var destination = Reserve(LongestNumber);
        if (ShortDecimal.TryFormat(value, destination) is var length and > 0)
        {
            _length += length;
            return;
        }

#if NET8_0_OR_GREATER
        value.TryFormat(destination, out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
#else
        WriteAscii(ShortestRoundTrip(value));
#endif
    }

    /// <summary>Writes the shortest JSON number that reads back as the value. NaN and the infinities are refused.</summary>
    public void WriteNumber(float value, int member)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            RefuseNonFinite(value, member);
            return;
        }

#if NET8_0_OR_GREATER
        value.TryFormat(Reserve(LongestNumber), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
#else
        WriteAscii(ShortestRoundTrip(value));
#endif
    }

    /// <summary>Writes a Guid in the "D" format as a JSON string.</summary>
    public void WriteGuid(Guid value)
    {
        var destination = Reserve(38);
        destination[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, destination.Slice(1), out _);
        destination[37] = (byte)'"';
        _length += 38;
    }

    /// <summary>Writes an ISO-8601 time in UTC. A value of unspecified kind is taken as UTC.</summary>
    public void WriteDateTime(DateTime value) => WriteUtc(WireTime.ToUtc(value).UtcDateTime);

    /// <summary>Writes an ISO-8601 time in UTC.</summary>
    public void WriteDateTime(DateTimeOffset value) => WriteUtc(value.UtcDateTime);

    /// <summary>Writes a date as <c>yyyy-MM-dd</c>.</summary>
    public void WriteDate(int year, int month, int day)
    {
        var destination = Reserve(12);
        destination[0] = (byte)'"';
        WireTime.FormatDate(destination.Slice(1), year, month, day);
        destination[11] = (byte)'"';
        _length += 12;
    }

    /// <summary>Writes a time of day, given in ticks since midnight, as <c>HH:mm:ss.FFFFFFF</c>.</summary>
    public void WriteTimeOfDay(long ticks)
    {
        var destination = Reserve(18);
        destination[0] = (byte)'"';
        var end = 1 + WireTime.FormatTimeOfDay(destination.Slice(1), ticks);
        destination[end] = (byte)'"';
        _length += end + 1;
    }

    /// <summary>Writes a TimeSpan in the constant ("c") format as a JSON string.</summary>
    public void WriteTimeSpan(TimeSpan value)
    {
        var destination = Reserve(LongestNumber);
        destination[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, destination.Slice(1), out var written, 'c');
        destination[written + 1] = (byte)'"';
        _length += written + 2;
    }

    private void WriteUtc(DateTime utc)
    {
        var destination = Reserve(LongestNumber);
        destination[0] = (byte)'"';
        var end = 1 + WireTime.FormatUtc(destination.Slice(1), utc);
        destination[end] = (byte)'"';
        _length += end + 1;
    }

    /// <summary>Writes a string, or <c>null</c>.</summary>
    private void WriteText(string? value)
    {
        if (value is null)
        {
            WriteLiteral("null"u8);
            return;
        }

        _length += JsonText.WriteQuoted(value.AsSpan(), Reserve(JsonText.MaxLength(value.Length)));
    }

    // Moves the length once, not twice: each move waits for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteNamedText(ReadOnlySpan<byte> commaAndName, string value)
    {
        var destination = Reserve(commaAndName.Length + JsonText.MaxLength(value.Length));
        commaAndName.CopyTo(destination);
        _length += commaAndName.Length + JsonText.WriteQuoted(value.AsSpan(), destination.Slice(commaAndName.Length));
    }

#if !NET8_0_OR_GREATER
    // .NET Framework's "R" does not always read back, so 17 digits stand in where it does not.
    private static string ShortestRoundTrip(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string ShortestRoundTrip(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return float.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G9", CultureInfo.InvariantCulture);
    }

    private void WriteAscii(string text)
    {
        var destination = Reserve(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            destination[i] = (byte)text[i];
        }

        _length += text.Length;
    }
#endif
}

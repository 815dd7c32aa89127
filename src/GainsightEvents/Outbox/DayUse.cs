namespace GainsightEvents.Outbox;

/// <summary>
/// Requests of the last 24 hours, counted by the minute. Each minute is held until 24 hours and a minute after its end, so that no window of
/// a day, however it is aligned, sees more than were counted: not even where the last request of a minute was on its way for seconds, and the
/// first after it for none.
/// </summary>
internal sealed class DayUse
{
    private const int Minutes = (24 * 60) + 2;

    private int[]? _counts;
    private long _minute;
    private int _total;

    /// <summary>Requests that still count.</summary>
    public int Total(long now)
    {
        Heed(now);
        return _total;
    }

    /// <summary>Counts one request.</summary>
    public void Count(long now)
    {
        Heed(now);
        _counts ??= new int[Minutes];
        _counts[IndexOf(_minute)]++;
        _total++;
    }

    /// <summary>How many ticks until fewer than <paramref name="admitted"/> count. They must not be fewer now.</summary>
    public long UntilFewer(long now, int admitted)
    {
        var left = _total;
        for (var minute = _minute - Minutes + 1; minute < _minute; minute++)
        {
            left -= _counts![IndexOf(minute)];
            if (left < admitted)
            {
                return Math.Max(1, ((minute + Minutes) * TimeSpan.TicksPerMinute) - now);
            }
        }

        return Math.Max(1, ((_minute + Minutes) * TimeSpan.TicksPerMinute) - now);
    }

    /// <summary>Forgets what is older than a day, and heeds a clock that was set back.</summary>
    /// <returns>How far it was, in whole minutes: one may be none, a minute that had just begun.</returns>
    public long Heed(long now)
    {
        var minute = now / TimeSpan.TicksPerMinute;
        var back = Math.Max(0, _minute - minute) * TimeSpan.TicksPerMinute;
        if (minute < _minute)
        {
            SetBack(minute);
        }

        if (minute == _minute)
        {
            return back;
        }

        if (_counts is not null)
        {
            for (var passed = Math.Max(_minute + 1, minute - Minutes + 1); passed <= minute; passed++)
            {
                ref var count = ref _counts[IndexOf(passed)];
                _total -= count;
                count = 0;
            }
        }

        _minute = minute;
        return back;
    }

    /// <summary>Writes what counts, the latest minute first, in few bytes: a store writes it with every claim.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_minute);
        WriteNumber(writer, _total);
        var unused = 0;
        for (int age = 0, left = _total; left > 0; age++)
        {
            var count = _counts![IndexOf(_minute - age)];
            if (count == 0)
            {
                unused++;
                continue;
            }

            if (unused > 0)
            {
                WriteNumber(writer, 0);
                WriteNumber(writer, unused);
            }

            WriteNumber(writer, count);
            (left, unused) = (left - count, 0);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public void Read(BinaryReader reader)
    {
        _minute = reader.ReadInt64();
        _total = ReadNumber(reader);
        for (int age = 0, left = _total; left > 0;)
        {
            var count = ReadNumber(reader);
            if (count == 0)
            {
                age += ReadNumber(reader);
                continue;
            }

            _counts ??= new int[Minutes];
            _counts[IndexOf(_minute - age++)] = count;
            left -= count;
        }
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private static void WriteNumber(BinaryWriter writer, int number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            writer.Write((byte)(number | 0x80));
        }

        writer.Write((byte)number);
    }

    private static int ReadNumber(BinaryReader reader)
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = reader.ReadByte();
            number |= (part & 0x7F) << shift;
            if (part <= 0x7F)
            {
                return number;
            }
        }
    }

    private static int IndexOf(long minute) => (int)(((minute % Minutes) + Minutes) % Minutes);

    /// <summary>
    /// A clock that was set back: every minute keeps its age. That counts no request for less than a day, and none for much longer, however
    /// wrong the clock was.
    /// </summary>
    private void SetBack(long minute)
    {
        if (_counts is { } counts)
        {
            _counts = new int[Minutes];
            for (var age = 0; age < Minutes; age++)
            {
                _counts[IndexOf(minute - age)] = counts[IndexOf(_minute - age)];
            }
        }

        _minute = minute;
    }
}

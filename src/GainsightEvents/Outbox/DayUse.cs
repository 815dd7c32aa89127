namespace GainsightEvents.Outbox;

/// <summary>
/// Requests of the last 24 hours, counted by the minute. Each minute is held until 24 hours after its end, so that no window of a day,
/// however it is aligned, sees more than were counted.
/// </summary>
internal sealed class DayUse
{
    private const int Minutes = (24 * 60) + 1;

    private int[]? _counts;
    private long _minute;
    private int _total;

    /// <summary>Requests that still count.</summary>
    public int Total(long now)
    {
        Forget(now);
        return _total;
    }

    /// <summary>Counts one request.</summary>
    public void Count(long now)
    {
        Forget(now);
        _counts ??= new int[Minutes];
        _counts[_minute % Minutes]++;
        _total++;
    }

    /// <summary>How many ticks until fewer than <paramref name="admitted"/> count. They must not be fewer now.</summary>
    public long UntilFewer(long now, int admitted)
    {
        var left = _total;
        for (var minute = _minute - Minutes + 1; minute < _minute; minute++)
        {
            left -= minute < 0 ? 0 : _counts![minute % Minutes];
            if (left < admitted)
            {
                return Math.Max(1, ((minute + Minutes) * TimeSpan.TicksPerMinute) - now);
            }
        }

        return Math.Max(1, ((_minute + Minutes) * TimeSpan.TicksPerMinute) - now);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_minute);
        var used = _counts is null ? [] : Enumerable.Range(0, Minutes).Where(index => _counts[index] > 0).ToList();
        writer.Write(used.Count);
        foreach (var index in used)
        {
            writer.Write((short)index);
            writer.Write(_counts![index]);
        }
    }

    public void Read(BinaryReader reader)
    {
        _minute = reader.ReadInt64();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            _counts ??= new int[Minutes];
            var index = reader.ReadInt16();
            _counts[index] = reader.ReadInt32();
            _total += _counts[index];
        }
    }

    // A clock that was set back counts in the latest minute that it has reached.
    private void Forget(long now)
    {
        var minute = now / TimeSpan.TicksPerMinute;
        if (minute <= _minute)
        {
            return;
        }

        if (_counts is not null)
        {
            for (var passed = Math.Max(_minute + 1, minute - Minutes + 1); passed <= minute; passed++)
            {
                ref var count = ref _counts[passed % Minutes];
                _total -= count;
                count = 0;
            }
        }

        _minute = minute;
    }
}

namespace GainsightEvents.Emulator.Quota;

/// <summary>A fixed window, as servers have it: so many permits, all back at once when the next window begins.</summary>
/// <param name="limit">The permits of a window.</param>
/// <param name="length">Its length.</param>
/// <param name="offset">Where it begins, after a multiple of its length.</param>
internal sealed class FixedWindow(int limit, TimeSpan length, TimeSpan offset)
{
    private long _window = long.MinValue;
    private int _taken;

    /// <summary>Whether a permit is left.</summary>
    public bool HasRoom(DateTimeOffset now)
    {
        var window = (now.Ticks - offset.Ticks) / length.Ticks;
        if (window != _window)
        {
            _window = window;
            _taken = 0;
        }

        return _taken < limit;
    }

    /// <summary>Takes one that is left.</summary>
    public void Take() => _taken++;
}

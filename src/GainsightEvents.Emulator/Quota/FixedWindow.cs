namespace GainsightEvents.Emulator.Quota;

/// <summary>A fixed window, as servers have it: so many permits, all back at once when the next window begins.</summary>
/// <param name="limit">The permits of a window.</param>
/// <param name="length">Its length.</param>
/// <param name="offset">Where it begins, after a multiple of its length.</param>
internal sealed class FixedWindow(int limit, TimeSpan length, TimeSpan offset)
{
    /// <summary>How many windows are remembered.</summary>
    public const int Remembered = 60;

    private readonly (long Window, WindowUse Use)[] _uses = new (long, WindowUse)[Remembered];
    private long _window = long.MinValue;
    private int _taken;
    private int _refused;

    /// <summary>Whether a permit is left.</summary>
    public bool HasRoom(DateTimeOffset now)
    {
        var window = WindowAt(now);
        if (window != _window)
        {
            Remember();
            (_window, _taken, _refused) = (window, 0, 0);
        }

        return _taken < limit;
    }

    /// <summary>Takes one that is left.</summary>
    public void Take() => _taken++;

    /// <summary>Notes that one was asked for in vain.</summary>
    public void Refuse() => _refused++;

    /// <summary>When the next window begins.</summary>
    public TimeSpan EndsIn(DateTimeOffset now) => TimeSpan.FromTicks(((WindowAt(now) + 1) * length.Ticks) + offset.Ticks - now.Ticks);

    /// <summary>What was taken of the last windows and refused in them, the current one last.</summary>
    public IReadOnlyList<WindowUse> ReadUse(DateTimeOffset now)
    {
        Remember();
        var last = WindowAt(now);
        return
        [
            .. Enumerable.Range(0, Remembered).Select(i => last - Remembered + 1 + i)
                .Select(window => _uses[window % Remembered] is var slot && slot.Window == window ? slot.Use : default),
        ];
    }

    private void Remember()
    {
        if (_window >= 0)
        {
            _uses[_window % Remembered] = (_window, new WindowUse(_taken, _refused));
        }
    }

    private long WindowAt(DateTimeOffset now) => (now.Ticks - offset.Ticks) / length.Ticks;
}

/// <summary>What happened in one window.</summary>
/// <param name="Taken">The permits taken.</param>
/// <param name="Refused">The requests refused.</param>
internal readonly record struct WindowUse(int Taken, int Refused);

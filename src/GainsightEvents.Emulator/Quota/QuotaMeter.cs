using System.Security.Cryptography;

namespace GainsightEvents.Emulator.Quota;

/// <summary>One client's quota: several windows, of which a request needs a permit each. A refused request takes none.</summary>
internal sealed class QuotaMeter(TimeProvider time, params (int Limit, TimeSpan Length, string Unit)[] limits)
{
    private readonly object _gate = new();
    private readonly FixedWindow[] _windows = [.. limits.Select(limit => new FixedWindow(limit.Limit, limit.Length, RandomWithin(limit.Length)))];

    /// <summary>The quota of a PX key; none where there is no quota.</summary>
    public static QuotaMeter? Of(PxQuota? quota, TimeProvider time) => quota is null
        ? null
        : new(time, (quota.PerSecond, TimeSpan.FromSeconds(1), "second"), (quota.PerDay, TimeSpan.FromDays(1), "day"));

    /// <summary>The quota of an NXT tenant; none where there is no quota.</summary>
    public static QuotaMeter? Of(NxtQuota? quota, TimeProvider time) => quota is null
        ? null
        : new(time, (quota.PerMinute, TimeSpan.FromMinutes(1), "minute"), (quota.PerDay, TimeSpan.FromDays(1), "day"));

    /// <summary>Takes a permit of each window.</summary>
    /// <returns>Which limit is reached; null when the permits were taken.</returns>
    public string? TryTake()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var full = Array.FindIndex(_windows, window => !window.HasRoom(now));
            if (full >= 0)
            {
                return $"The quota of {limits[full].Limit} requests a {limits[full].Unit} is used up.";
            }

            Array.ForEach(_windows, window => window.Take());
            return null;
        }
    }

    private static TimeSpan RandomWithin(TimeSpan length) =>
        TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)length.TotalMilliseconds));
}

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

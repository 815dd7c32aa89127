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
            var full = -1;
            for (var i = 0; i < _windows.Length; i++)
            {
                // Each is asked, so that each moves on to its present window.
                full = !_windows[i].HasRoom(now) && full < 0 ? i : full;
            }

            if (full >= 0)
            {
                _windows[full].Refuse();
                return $"The quota of {limits[full].Limit} requests a {limits[full].Unit} is used up.";
            }

            Array.ForEach(_windows, window => window.Take());
            return null;
        }
    }

    /// <summary>How full each window is, and those before it were.</summary>
    public IReadOnlyList<QuotaReading> Read()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return [.. _windows.Select((window, i) => new QuotaReading(limits[i].Unit, limits[i].Limit, window.EndsIn(now), window.ReadUse(now)))];
        }
    }

    private static TimeSpan RandomWithin(TimeSpan length) =>
        TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)length.TotalMilliseconds));
}

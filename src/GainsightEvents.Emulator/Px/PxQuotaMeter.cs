using System.Security.Cryptography;

namespace GainsightEvents.Emulator.Px;

/// <summary>One key's quota. A refused request takes no permit.</summary>
internal sealed class PxQuotaMeter(PxQuota quota, TimeProvider time)
{
    private readonly object _gate = new();
    private readonly FixedWindow _second = NewWindow(quota.PerSecond, TimeSpan.FromSeconds(1));
    private readonly FixedWindow _day = NewWindow(quota.PerDay, TimeSpan.FromDays(1));

    /// <summary>Takes a permit of each window.</summary>
    /// <returns>Which limit is reached; null when the permits were taken.</returns>
    public string? TryTake()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_second.HasRoom(now))
            {
                return $"{quota.PerSecond} requests a second";
            }

            if (!_day.HasRoom(now))
            {
                return $"{quota.PerDay} requests a day";
            }

            _second.Take();
            _day.Take();
            return null;
        }
    }

    private static FixedWindow NewWindow(int limit, TimeSpan length) =>
        new(limit, length, TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)length.TotalMilliseconds)));
}

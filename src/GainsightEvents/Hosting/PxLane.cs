using GainsightEvents.Dispatch;
using GainsightEvents.Outbox;

namespace GainsightEvents.Hosting;

/// <summary>Runs the lane of Gainsight PX by the settings in force.</summary>
internal static class PxLane
{
    // With the default headroom, 185 a second after a burst of four: under 200 in any window, also when packets bunch up.
    private const int Burst = 4;

    // An attempt that was given up may still be on its way; its entry is not sent again before this has passed.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    public static LaneSetup Setup(LiveSettings settings) => new(
        Lane.Px,
        () => new QuotaPolicy(settings.Current.Px.Quota.PerSecond, TimeSpan.FromSeconds(1), settings.Current.Px.Quota.Headroom, Burst),
        () => settings.Current.Px.Timeout + LeaseMargin);
}

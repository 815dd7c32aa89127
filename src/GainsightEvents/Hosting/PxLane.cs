using GainsightEvents.Dispatch;
using GainsightEvents.Outbox;

namespace GainsightEvents.Hosting;

/// <summary>Runs the lane of Gainsight PX by the settings in force.</summary>
internal static class PxLane
{
    // An attempt that was given up may still be on its way; its entry is not sent again before this has passed.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    public static LaneSetup Setup(LiveSettings settings) => new(
        Lane.Px,
        () => QuotaPolicy.ForPx(settings.Current.Px.Quota.PerSecond, settings.Current.Px.Quota.Headroom),
        () => settings.Current.Px.Timeout + LeaseMargin);
}

using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Delivery;

/// <summary>Makes a lane's policy of its settings.</summary>
internal static class LanePolicies
{
    public static LanePolicy Of(LaneSettings settings, Func<double> random) =>
        new(settings.Lane, settings.Version, QuotaOf(settings), settings.LeaseDuration, random);

    private static QuotaPolicy QuotaOf(LaneSettings settings)
    {
        var (limit, perDay, headroom) = settings.Quota;
        var quota = settings.Lane.Target == EventTarget.Nxt ? QuotaPolicy.ForNxt(limit, headroom) : QuotaPolicy.ForPx(limit, headroom);
        return quota with { PerDay = perDay };
    }
}

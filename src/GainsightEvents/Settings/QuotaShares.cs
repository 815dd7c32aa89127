namespace GainsightEvents.Settings;

/// <summary>
/// Gainsight counts its quota by subscription, not by sender. Lanes that run and spend one quota get equal shares of it, each of what is
/// configured for that lane.
/// </summary>
internal static class QuotaShares
{
    public static IReadOnlyDictionary<Lane, LaneSettings> Divide(IEnumerable<LaneSettings> running) => running
        .GroupBy(static lane => lane.QuotaOwner, StringComparer.OrdinalIgnoreCase)
        .SelectMany(static sharing => sharing.Select(lane => lane with { Quota = lane.Quota.DividedBy(sharing.Count()) }))
        .ToDictionary(static lane => lane.Lane);
}

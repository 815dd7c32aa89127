using GainsightEvents.Outbox;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>Whether a lane delivers, as its store knows it.</summary>
/// <param name="Name">One word.</param>
/// <param name="Reason">Why it does not; empty where it does.</param>
internal readonly record struct LaneCondition(string Name, string Reason)
{
    private static readonly LaneCondition Open = new("open", "");

    /// <summary>What is held against the settings that were used last counts: those that were replaced deliver nothing.</summary>
    public static LaneCondition Of(LaneSnapshot lane, long now)
    {
        lane.State.Heed(now);
        return lane.State.Troubles.Count == 0 ? Open : lane.State.Troubles[^1] switch
        {
            { IsPaused: true } trouble => new("paused", trouble.Reason),
            { InOutage: true } trouble => new("outage", trouble.Reason),
            { IsBraked: true } trouble => new("braked", trouble.Reason),
            var trouble when trouble.ThrottledUntil > now => new("resting", $"Gainsight answered 429; it goes on in {Durations.Show(TimeSpan.FromTicks(trouble.ThrottledUntil - now))}"),
            _ => Open,
        };
    }
}

namespace GainsightEvents.Hosting;

/// <summary>
/// Tells dead letters that came since the start from those that a durable outbox had before, which somebody has seen or left: they must not keep
/// every process to come from being healthy.
/// </summary>
internal sealed class DeadLettersAtStart
{
    private readonly Dictionary<Lane, long> _before = [];

    /// <summary>How many of a lane's dead letters are new. Of a durable outbox those count as before that it has when it is first asked.</summary>
    public long CountNew(LaneReading lane, bool isDurable)
    {
        var dead = lane.Counts.DeadLettered;
        lock (_before)
        {
            // Where some were purged or replayed, as many that come are new.
            var before = _before.TryGetValue(lane.Lane, out var known) ? Math.Min(known, dead) : isDurable ? dead : 0;
            _before[lane.Lane] = before;
            return dead - before;
        }
    }
}

using GainsightEvents.Outbox;

namespace GainsightEvents.Reliability.Tests.Quota;

/// <summary>
/// A dispatcher that always has more to send, without a network: what the lane's policy permits goes at once, and timers are whole
/// milliseconds and late. Days take seconds.
/// </summary>
internal sealed class GreedySender(QuotaPolicy quota, Random random, double restShare, int lateMilliseconds)
{
    private readonly LanePolicy _policy = new(Lane.Px, 1, quota, TimeSpan.FromMinutes(1), random.NextDouble);
    private LaneState _state = new();
    private long _now = TimeSpan.TicksPerDay;

    /// <summary>When requests left.</summary>
    public List<long> Sent { get; } = [];

    /// <summary>Those of high priority among them.</summary>
    public List<long> SentHigh { get; } = [];

    /// <summary>The part of the requests that are of high priority.</summary>
    public double HighShare { get; init; }

    /// <summary>How often the process ends and another one reads the state that it left; in wakes.</summary>
    public int RestartEvery { get; init; } = int.MaxValue;

    public void RunFor(TimeSpan time)
    {
        var end = _now + time.Ticks;
        for (var wakes = 1; _now < end; wakes++)
        {
            if (wakes % RestartEvery == 0)
            {
                _state = LaneState.FromBytes(_state.ToBytes());
            }

            var wait = SendAll();
            var rest = random.NextDouble() < restShare ? random.NextInt64(2 * quota.Window.Ticks) : 0;
            _now += ((long)Math.Ceiling(wait.TotalMilliseconds) * TimeSpan.TicksPerMillisecond) + random.NextInt64((lateMilliseconds * TimeSpan.TicksPerMillisecond) + 1) + rest;
        }
    }

    private TimeSpan SendAll()
    {
        _policy.Admit(_state, _now, new ClaimRequest(_policy, Guid.Empty, int.MaxValue));
        while (true)
        {
            var priority = random.NextDouble() < HighShare ? EventPriority.High : EventPriority.Normal;
            var wait = _policy.TakePermit(_state, _now, priority, isProbe: false);
            if (wait > TimeSpan.Zero && priority == EventPriority.Normal && HighShare > 0)
            {
                // There is always one of high priority, too.
                (priority, wait) = (EventPriority.High, _policy.TakePermit(_state, _now, EventPriority.High, isProbe: false));
            }

            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            Sent.Add(_now);
            if (priority == EventPriority.High)
            {
                SentHigh.Add(_now);
            }
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace GainsightEvents.Reliability.Tests.Simulation;

/// <summary>The product's loop and outbox, on a clock that is moved by hand, against a simulated server. Always has more to send.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It holds memory and nothing else.")]
internal sealed class SimulatedLane
{
    private readonly InMemoryOutbox _outbox;
    private readonly LaneDispatcher _lane;
    private readonly Lane _name;

    public SimulatedLane(SimulatedServer server, EventTarget target, LaneQuota quota, int entries, int maxInFlight = 512, int seed = 1)
    {
        var random = new Random(seed);
        _name = new Lane(target);
        _outbox = new InMemoryOutbox(entries, 1 << 30, TimeSpan.FromDays(30), Clock);
        Network = new SimulatedNetwork(Clock, server, target);
        LaneSettings settings = target == EventTarget.Px
            ? new PxLaneSettings(_name, new Uri("https://api.example.org"), "key") { IsOn = true, Timeout = TimeSpan.FromSeconds(10), Quota = quota, MaxInFlight = maxInFlight }
            : new NxtLaneSettings(_name, new Uri("https://api.example.org"), new NxtHeaders("tenant", "key")) { IsOn = true, Timeout = TimeSpan.FromSeconds(10), Quota = quota, MaxInFlight = maxInFlight };
        _lane = new LaneDispatcher(
            _name, _outbox, Network, () => settings, Guid.NewGuid(), new DeliveryObservers([], NullLogger.Instance), Clock, NullLogger.Instance, random.NextDouble);
        var header = new EntryHeader("Feature Used", EventPriority.Normal, "identifyId");
        for (var i = 0; i < entries; i++)
        {
            Assert.Equal(AppendStatus.Committed, _outbox.TryAppend([new NewEntry(Guid.NewGuid(), _name, header, Clock.Now, TimeSpan.FromDays(7), 0, 2)], "{}"u8));
        }
    }

    public FakeTimeProvider Clock { get; } = new();

    public SimulatedNetwork Network { get; }

    /// <summary>Runs for a time.</summary>
    /// <returns>Our requests that the server admitted in it.</returns>
    public Task<long> RunForAsync(TimeSpan time) => Task.Run(async () =>
    {
        // Not in the test's own context, which would have attempts end in other threads.
        var (end, before) = (Clock.Now + time, Network.Admitted);
        while (Clock.Now < end)
        {
            var turn = await _lane.TakeTurnAsync();
            var wake = turn.NextIn is { } next ? Clock.Now + TimeSpan.FromMilliseconds(Math.Ceiling(next.TotalMilliseconds)) : DateTimeOffset.MaxValue;
            var until = wake < Network.NextAt ? wake : Network.NextAt;
            Clock.AdvanceTo(until < end ? until : end);
            Network.DoDue();
        }

        return Network.Admitted - before;
    });

    public async Task<LedgerCounts> CountsAsync() => (await _outbox.ReadAsync(CancellationToken.None)).Lanes.Single(lane => lane.Lane == _name).Counts;
}

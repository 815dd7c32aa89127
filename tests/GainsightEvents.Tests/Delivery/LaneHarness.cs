using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Delivery;

/// <summary>
/// A lane whose loop is turned by hand on a clock that is moved by hand: what takes hours runs in milliseconds, the same each time.
/// </summary>
internal sealed class LaneHarness
{
    public LaneHarness(
        Func<double>? random = null, QuotaPolicy? quota = null, int maxEvents = 100_000, EventTarget target = EventTarget.Px)
    {
        var outbox = new InMemoryOutbox(maxEvents, 128 << 20, TimeSpan.FromDays(365), Clock);
        Outbox = new FaultyOutbox(outbox);
        Driver = new OutboxDriver(outbox, Clock);
        Transport = new FakeTransport(Clock) { Target = target };
        Lane = new LaneDispatcher(
            new LaneSetup(new Lane(target), () => quota ?? OutboxDriver.Plenty, static () => TimeSpan.FromMinutes(10)),
            Outbox,
            Transport,
            new DeliveryObservers([Observer], Logger),
            Progress,
            Clock,
            Logger,
            random ?? (static () => 0.5));
    }

    public FakeTimeProvider Clock { get; } = new();

    public FaultyOutbox Outbox { get; }

    public OutboxDriver Driver { get; }

    public FakeTransport Transport { get; }

    public RecordingObserver Observer { get; } = new();

    public RecordingLogger Logger { get; } = new();

    public AsyncSignal Progress { get; } = new();

    public LaneDispatcher Lane { get; }

    /// <summary>Turns the loop until it has nothing to do at the present time.</summary>
    public async Task<Turn> SettleDownAsync()
    {
        Turn turn;
        int busy;
        do
        {
            turn = await Lane.TakeTurnAsync();
            busy = Lane.State.InFlight - Transport.Held;
        }
        while (busy > 0);
        return turn;
    }

    /// <summary>Turns the loop and moves the clock as the loop asks, until something is so.</summary>
    public async Task RunUntilAsync(Func<bool> isSo)
    {
        for (var turns = 0; !isSo(); turns++)
        {
            Assert.True(turns < 100_000, "The lane turns for ever.");
            var turn = await SettleDownAsync();
            if (!isSo())
            {
                Assert.True(turn.NextAt is not null, $"The lane waits for nothing any more: {Lane.State}.");
                Clock.AdvanceTo(turn.NextAt.Value);
            }
        }
    }

    /// <summary>Runs for a time.</summary>
    public async Task RunForAsync(TimeSpan time)
    {
        var end = Clock.Now + time;
        for (var turn = await SettleDownAsync(); turn.NextAt <= end; turn = await SettleDownAsync())
        {
            Clock.AdvanceTo(turn.NextAt.Value);
        }

        Clock.AdvanceTo(end);
    }

    public async Task<LedgerCounts> CountsAsync()
    {
        var counts = await Driver.CountsAsync();
        Assert.True(counts.Balances);
        return counts;
    }
}

using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Delivery;

/// <summary>
/// A lane whose loop is turned by hand on a clock that is moved by hand: what takes hours runs in milliseconds, the same each time.
/// </summary>
internal sealed class LaneHarness
{
    /// <summary>Attempts at once; few, so that a test fills them.</summary>
    public const int MaxInFlight = 64;

    /// <summary>The quota of Gainsight PX, without a day that a test would fill.</summary>
    public static readonly LaneQuota OfPx = new(200, int.MaxValue, 5);

    /// <summary>The quota of Gainsight NXT, without a day that a test would fill.</summary>
    public static readonly LaneQuota OfNxt = new(100, int.MaxValue, 3);

    // More at once than any test sends.
    private static readonly LaneQuota Plenty = new(int.MaxValue, int.MaxValue, 0);

    // Less than any wait that a test is about, and more than a thousand permits of plenty take.
    private static readonly TimeSpan Present = TimeSpan.FromMilliseconds(1);

    private readonly Lane _lane;
    private readonly LaneQuota _quota;
    private readonly DeliveryObservers _observers;
    private LaneSettings _settings;

    public LaneHarness(Func<double>? random = null, LaneQuota? quota = null, int maxEvents = 100_000, EventTarget target = EventTarget.Px)
    {
        var outbox = new InMemoryOutbox(maxEvents, 128 << 20, TimeSpan.FromDays(365), Clock);
        (_lane, _quota) = (new Lane(target), quota ?? Plenty);
        _settings = SettingsOf("key-1");
        Outbox = new FaultyOutbox(outbox);
        Driver = new OutboxDriver(outbox, Clock);
        Transport = new FakeTransport(Clock) { Target = target };
        _observers = new DeliveryObservers([Observer], Logger);
        Lane = new LaneDispatcher(
            _lane, Outbox, Transport, () => _settings, Guid.NewGuid(), _observers, Clock, Logger, random ?? (static () => 0.5));
    }

    public FakeTimeProvider Clock { get; } = new();

    public FaultyOutbox Outbox { get; }

    public OutboxDriver Driver { get; }

    public FakeTransport Transport { get; }

    public RecordingObserver Observer { get; } = new();

    public RecordingLogger Logger { get; } = new();

    public LaneDispatcher Lane { get; }

    /// <summary>The key of a lane's settings.</summary>
    public static string KeyOf(LaneSettings settings) =>
        settings is PxLaneSettings px ? px.ApiKey : ((NxtLaneSettings)settings).Headers.SharedSecret;

    /// <summary>Changes the lane's key.</summary>
    public void UseKey(string key) => _settings = SettingsOf(key);

    /// <summary>Changes the lane's address.</summary>
    public void UseAddress(string address) => _settings = SettingsOf(KeyOf(_settings), address: address);

    /// <summary>Switches the lane off, as Mode Off does.</summary>
    public void SwitchOff() => _settings = SettingsOf(KeyOf(_settings), isOn: false);

    /// <summary>What is held against the settings in force; <see langword="null"/> where all is well.</summary>
    public async Task<LaneTrouble?> TroubleAsync() =>
        (await Outbox.ReadAsync(CancellationToken.None)).Lanes.SingleOrDefault(lane => lane.Lane == _lane)?.State.Find(_settings.Version);

    public async Task<bool> IsPausedAsync() => await TroubleAsync() is { IsPaused: true };

    /// <summary>Turns the loop until it has nothing to do at the present time.</summary>
    public async Task<Turn> SettleDownAsync()
    {
        for (var turns = 0; ; turns++)
        {
            Assert.True(turns < 100_000, "The lane turns for ever.");
            var turn = await Lane.TakeTurnAsync();
            if (Lane.InFlight - Transport.Held > 0)
            {
                continue;
            }

            if (turn.Finished || turn.NextIn is not { } next || next > Present)
            {
                return turn;
            }

            Clock.Advance(next);
        }
    }

    /// <summary>Turns the loop and moves the clock as the loop asks, until something is so.</summary>
    public async Task RunUntilAsync(Func<bool> isSo)
    {
        for (var turns = 0; !isSo(); turns++)
        {
            Assert.True(turns < 100_000, "The lane turns for ever.");
            var turn = await SettleDownAsync();
            await ToldAsync();
            if (!isSo())
            {
                Assert.True(turn.NextIn is not null, "The lane waits for nothing any more.");
                Clock.Advance(turn.NextIn.Value);
            }
        }
    }

    /// <summary>Runs for a time.</summary>
    public async Task RunForAsync(TimeSpan time)
    {
        var end = Clock.Now + time;
        for (var turn = await SettleDownAsync(); turn.NextIn is { } next && Clock.Now + next <= end; turn = await SettleDownAsync())
        {
            Clock.Advance(next);
        }

        Clock.AdvanceTo(end);
    }

    /// <summary>What the observer has been told of all that is settled.</summary>
    public async Task<IReadOnlyCollection<DeliveryReport>> ToldAsync()
    {
        Assert.True(await _observers.DrainAsync(TimeSpan.FromSeconds(60), TimeProvider.System));
        return Observer.Told;
    }

    public async Task<LedgerCounts> CountsAsync()
    {
        var counts = await Driver.CountsAsync(_lane);
        Assert.True(counts.Balances);
        return counts;
    }

    private LaneSettings SettingsOf(string key, bool isOn = true, string address = "https://api.example.org")
    {
        // A lease of ten minutes.
        var timeout = TimeSpan.FromMinutes(9.5);
        var baseAddress = new Uri(address);
        return _lane.Target == EventTarget.Px
            ? new PxLaneSettings(_lane, baseAddress, key) { IsOn = isOn, Timeout = timeout, Quota = _quota, MaxInFlight = MaxInFlight }
            : new NxtLaneSettings(_lane, baseAddress, new NxtHeaders("tenant", key)) { IsOn = isOn, Timeout = timeout, Quota = _quota, MaxInFlight = MaxInFlight };
    }
}

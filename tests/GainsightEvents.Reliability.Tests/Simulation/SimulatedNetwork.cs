using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Reliability.Tests.Simulation;

/// <summary>Carries requests to a simulated server and its answers back, on a clock that is moved by hand.</summary>
/// <param name="clock">The clock.</param>
/// <param name="server">The server.</param>
/// <param name="target">The target.</param>
internal sealed class SimulatedNetwork(FakeTimeProvider clock, SimulatedServer server, EventTarget target) : ITransport
{
    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private long _order;

    public EventTarget Target => target;

    /// <summary>How long a request takes to the server.</summary>
    public Func<TimeSpan> OneWay { get; set; } = static () => TimeSpan.FromMilliseconds(10);

    /// <summary>How long the answer takes.</summary>
    public Func<TimeSpan> Back { get; set; } = static () => TimeSpan.FromMilliseconds(10);

    /// <summary>Our requests that were admitted.</summary>
    public long Admitted { get; private set; }

    /// <summary>Our requests that were one too many.</summary>
    public long Refused { get; private set; }

    public int InFlight { get; private set; }

    public int MostInFlight { get; private set; }

    /// <summary>When something happens next.</summary>
    public DateTimeOffset NextAt => _events.TryPeek(out _, out var key) ? new DateTimeOffset(key.At, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    public Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken)
    {
        // Goes on at once where it is completed: the simulation has one thread.
        var answered = new TaskCompletionSource<TransportResponse>();
        MostInFlight = Math.Max(MostInFlight, ++InFlight);
        At(clock.Now + OneWay(), () =>
        {
            var status = server.Arrive(clock.Now.Ticks) ? 201 : 429;
            (Admitted, Refused) = status == 201 ? (Admitted + 1, Refused) : (Admitted, Refused + 1);
            At(clock.Now + Back(), () =>
            {
                InFlight--;
                answered.SetResult(new TransportResponse(status, "") { Result = status == 201 });
            });
        });
        return answered.Task;
    }

    /// <summary>Others send evenly for a while, with the same key.</summary>
    public void LetOthersSend(TimeSpan from, TimeSpan until, TimeSpan every)
    {
        var start = clock.Now;
        for (var at = from; at < until; at += every)
        {
            At(start + at, () => server.Arrive(clock.Now.Ticks));
        }
    }

    /// <summary>Does what is due.</summary>
    public void DoDue()
    {
        while (NextAt <= clock.Now)
        {
            _events.Dequeue()();
        }
    }

    private void At(DateTimeOffset at, Action action) => _events.Enqueue(action, (at.Ticks, _order++));
}

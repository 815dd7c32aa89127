using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GainsightEvents.Outbox;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// Delivers one lane: claims what the quota admits, sends it, settles what came of it. All state belongs to the loop, which takes one
/// turn at a time; attempts run beside it and only hand in their results.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The token source has no timer, and attempts may outlive the loop.")]
internal sealed partial class LaneDispatcher
{
    /// <summary>How long a cancelled attempt may take to end.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    private readonly LaneSetup _setup;
    private readonly IOutbox _outbox;
    private readonly ITransport _transport;
    private readonly DeliveryObservers _observers;
    private readonly AsyncSignal _progress;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LaneGate _gate;
    private readonly RetrySchedule _retries;
    private readonly RetrySchedule _loopFailures;
    private readonly AsyncSignal _wake = new();
    private readonly CancellationTokenSource _cancelAttempts = new();
    private readonly ConcurrentQueue<Attempt> _ended = new();
    private readonly List<PendingSettlement> _unsettled = [];
    private string _version = "";
    private bool _probePassed;
    private bool _startedAnew = true;
    private int _inFlight;
    private LaneState _state;

    public LaneDispatcher(
        LaneSetup setup,
        IOutbox outbox,
        ITransport transport,
        DeliveryObservers observers,
        AsyncSignal progress,
        TimeProvider time,
        ILogger logger,
        Func<double> random)
    {
        (_setup, _outbox, _transport, _observers, _progress, _time, _logger) = (setup, outbox, transport, observers, progress, time, logger);
        _gate = new LaneGate(random);
        _retries = RetrySchedule.ForEntries(random);
        _loopFailures = RetrySchedule.ForOutages(random);
        _state = new LaneState(setup.Lane, LaneStatus.Running, time.GetUtcNow());
    }

    public LaneState State => Volatile.Read(ref _state);

    /// <summary>Looks at key and address at once, instead of within a second.</summary>
    public void LaneChanged() => _wake.Set();

    /// <summary>Takes one turn: settle what has ended, resolve a pause, claim and send what may be sent.</summary>
    internal async Task<Turn> TakeTurnAsync()
    {
        _wake.Reset();
        var now = _time.GetUtcNow();
        await SettleAsync(now).ConfigureAwait(false);
        _version = _transport.ReadLaneVersion(_setup.Lane);
        await ResolvePauseAsync().ConfigureAwait(false);

        var stopAt = StopAt;
        if (now >= stopAt)
        {
            _cancelAttempts.Cancel();
        }

        var turn = await ClaimAsync(now, mayClaim: !IsStopping || (!_outbox.IsDurable && now < stopAt)).ConfigureAwait(false);
        turn = IsStopping ? TowardsStop(turn, now, stopAt) : turn;
        Publish(now, turn);
        return turn;
    }

    private async Task<Turn> ClaimAsync(DateTimeOffset now, bool mayClaim)
    {
        var room = mayClaim ? _gate.Room(now, _inFlight) : 0;
        if (room == 0)
        {
            return new Turn(_gate.OpensAt > now ? _gate.OpensAt : null, AwaitsEntries: false);
        }

        var request = new ClaimRequest(_setup.Lane, room, now, _setup.LeaseDuration(), _setup.Quota());
        var claim = await _outbox.ClaimAsync(request, _cancelAttempts.Token).ConfigureAwait(false);
        var isProbe = _gate.IsProbing;
        foreach (var entry in claim.Entries)
        {
            _inFlight++;
            _ = AttemptAsync(entry, _version, isProbe, now);
        }

        if (claim.Expired.Count > 0)
        {
            _observers.Tell(claim.Expired);
            _progress.Pulse();
        }

        // With no room left only an ended attempt can change anything, and it wakes the loop.
        return claim.Entries.Count == room
            ? new Turn(null, AwaitsEntries: false)
            : new Turn(claim.NextDueAt, AwaitsEntries: !claim.AwaitsPermit);
    }

    private async Task AttemptAsync(LeasedEntry entry, string version, bool isProbe, DateTimeOffset startedAt)
    {
        TransportResponse? response = null;
        try
        {
            response = await _transport.SendAsync(entry, _cancelAttempts.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancelAttempts.IsCancellationRequested)
        {
            // Not sent for certain: it is given back.
        }
        catch (Exception exception)
        {
            // The message of an unknown exception could hold anything, so only its type is told.
            _logger.AttemptFailed(entry.EventId, entry.Lane, exception.GetType().ToString());
            response = new TransportResponse(0, $"sending failed with {exception.GetType()}");
        }

        _ended.Enqueue(new Attempt(entry, version, isProbe, startedAt, response));
        _wake.Set();
    }

    /// <summary>While stopping: finished when nothing is in flight and nothing more can be sent in time.</summary>
    private Turn TowardsStop(Turn turn, DateTimeOffset now, DateTimeOffset stopAt)
    {
        var idle = _inFlight == 0 && _unsettled.Count == 0;
        var nothingMore = _outbox.IsDurable || now >= stopAt || turn.NextAt is null || turn.NextAt >= stopAt;
        if ((idle && nothingMore) || now >= stopAt + StopGrace)
        {
            return new Turn(null, AwaitsEntries: false, Finished: true);
        }

        var lastCall = now < stopAt ? stopAt : stopAt + StopGrace;
        return turn with { NextAt = turn.NextAt < lastCall ? turn.NextAt : lastCall };
    }

    private void Publish(DateTimeOffset now, Turn turn) =>
        Volatile.Write(ref _state, new LaneState(_setup.Lane, turn.Finished ? LaneStatus.Stopped : _gate.StatusAt(now), now)
        {
            PausedSince = _gate.PausedSince,
            PausedReason = _gate.PausedReason,
            ThrottledUntil = _gate.ThrottledUntil > now ? _gate.ThrottledUntil : null,
            LastDeliveredAt = _gate.LastDeliveredAt,
            InFlight = _inFlight,
        });
}

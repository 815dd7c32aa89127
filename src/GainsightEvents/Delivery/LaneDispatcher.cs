using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// Delivers one lane: claims what the outbox admits, sends it, settles what came of it. All state belongs to the loop, which takes one turn
/// at a time; attempts run beside it and only hand in their results. Whether the lane may send is the outbox's to say.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The token source has no timer, and attempts may outlive the loop.")]
internal sealed partial class LaneDispatcher
{
    /// <summary>How long a cancelled attempt may take to end.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    private readonly IOutbox _outbox;
    private readonly ITransport _transport;
    private readonly Func<LaneSettings> _settingsOf;
    private readonly Guid _owner;
    private readonly DeliveryObservers _observers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<double> _random;
    private readonly Backoff _loopFailures;
    private readonly AsyncSignal _wake = new(TaskCreationOptions.None);
    private readonly CancellationTokenSource _cancelAttempts = new();
    private readonly ConcurrentQueue<Attempt> _ended = new();
    private readonly Stack<Attempt> _spare = new();
    private readonly List<Settlement> _unsettled = [];
    private readonly List<SettlementEffect> _effects = [];
    private readonly List<LeasedEntry> _claimed = [];
    private LaneSettings _settings;
    private LanePolicy _policy;
    private long? _replacedVersion;
    private int _inFlight;
    private int _deadInARow;
    private TimeSpan _closedUntil;

    /// <summary>Prepares a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="outbox">Where the entries are.</param>
    /// <param name="transport">Sends to the lane's target.</param>
    /// <param name="settings">The lane's settings in force.</param>
    /// <param name="owner">This process, as leases name it.</param>
    /// <param name="observers">Told of every final outcome.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Takes what <see cref="DeliveryLog"/> says.</param>
    /// <param name="random">Draws from [0, 1) for jitter.</param>
    public LaneDispatcher(
        Lane lane,
        IOutbox outbox,
        ITransport transport,
        Func<LaneSettings> settings,
        Guid owner,
        DeliveryObservers observers,
        TimeProvider time,
        ILogger logger,
        Func<double> random)
    {
        (Lane, _outbox, _transport, _settingsOf, _owner, _observers, _time, _logger, _random) =
            (lane, outbox, transport, settings, owner, observers, time, logger, random);
        _loopFailures = Backoff.ForOutages(random);
        _settings = settings();
        _policy = LanePolicies.Of(_settings, random);
        _start = time.GetTimestamp();
    }

    public Lane Lane { get; }

    /// <summary>Attempts in flight.</summary>
    public int InFlight => _inFlight;

    /// <summary>Why the lane did not deliver, last.</summary>
    public string LastReason { get; private set; } = "";

    /// <summary>Looks at the settings at once.</summary>
    public void SettingsChanged() => Wake();

    /// <summary>Takes one turn: settle what has ended, then claim and send what may be sent.</summary>
    internal async ValueTask<Turn> TakeTurnAsync()
    {
        Sleep();
        await SettleAsync().ConfigureAwait(false);
        ReadSettings();

        var now = Elapsed;
        var stopAt = StopAt;
        if (now >= stopAt)
        {
            _cancelAttempts.Cancel();
        }

        var mayClaim = _settings.Delivers && (!IsStopping || (!_outbox.IsDurable && now < stopAt));
        var turn = await ClaimAsync(mayClaim).ConfigureAwait(false);
        return IsStopping ? TowardsStop(turn, now, stopAt) : turn;
    }

    private void ReadSettings()
    {
        var settings = _settingsOf();
        if (ReferenceEquals(settings, _settings))
        {
            return;
        }

        // Until a claim has told the outbox, the version that it last knew is the one that was replaced.
        _replacedVersion ??= settings.Version == _settings.Version ? null : _settings.Version;
        _settings = settings;
        _policy = LanePolicies.Of(settings, _random);
        _closedUntil = TimeSpan.Zero;
    }

    private async ValueTask<Turn> ClaimAsync(bool mayClaim)
    {
        var room = mayClaim ? _settings.MaxInFlight - _inFlight : 0;
        if (room <= 0)
        {
            return new Turn(null, AwaitsEntries: false);
        }

        // Until then a claim brings nothing, whatever has ended meanwhile.
        var now = Elapsed;
        if (now < _closedUntil)
        {
            return new Turn(_closedUntil - now, AwaitsEntries: false);
        }

        _claimed.Clear();
        var request = new ClaimRequest(_policy, _owner, room, _replacedVersion);
        var result = await _outbox.ClaimAsync(request, _claimed, _cancelAttempts.Token).ConfigureAwait(false);
        _replacedVersion = null;
        foreach (var entry in _claimed)
        {
            _inFlight++;
            var attempt = _spare.Count > 0 ? _spare.Pop() : new Attempt();
            (attempt.Entry, attempt.Settings) = (entry, _settings);
            _ = MakeAsync(attempt);
        }

        if (result.Change == LaneChange.Renewed)
        {
            _logger.Resumed(Lane, "its key or address changed");
        }

        _observers.Report(result.Expired);

        var next = NextOf(result);

        // With no room left only an ended attempt can change anything, and it wakes the loop.
        return _claimed.Count == room ? new Turn(null, AwaitsEntries: false) : new Turn(next, result.AwaitsEntries);
    }

    /// <summary>
    /// When to claim again. A permit that was waited for and is gone was taken by another process of the lane, and that one asks at the very moment of the next: the others
    /// come a little later and each at another time, or all of them would ask the store for each permit.
    /// </summary>
    private TimeSpan? NextOf(in ClaimResult result)
    {
        var waited = _closedUntil > TimeSpan.Zero;
        _closedUntil = TimeSpan.Zero;
        if (result.AwaitsEntries || result.NextIn is not { } next || next <= TimeSpan.Zero)
        {
            return result.NextIn;
        }

        if (waited && _claimed.Count == 0)
        {
            next += TimeSpan.FromTicks((long)(_policy.Quota.Interval.Ticks * _random()));
        }

        _closedUntil = Elapsed + next;
        return next;
    }

    private async Task MakeAsync(Attempt attempt)
    {
        try
        {
            var response = await _transport.SendAsync(attempt.Entry, attempt.Settings!, _cancelAttempts.Token).ConfigureAwait(false);
            attempt.Settlement = OutcomeTable.Read(attempt.Entry, response);
        }
        catch (OperationCanceledException) when (_cancelAttempts.IsCancellationRequested)
        {
            attempt.Settlement = new Settlement(attempt.Entry, AttemptKind.GivenBack, "the attempt was cancelled at the stop");
        }
        catch (Exception exception)
        {
            // The message of an unknown exception could hold anything, so only its type is told.
            _logger.AttemptFailed(attempt.Entry.EventId, Lane, exception.GetType().ToString());
            attempt.Settlement = OutcomeTable.Read(attempt.Entry, new TransportResponse(0, $"sending failed with {exception.GetType()}"));
        }

        _ended.Enqueue(attempt);
        Wake();
    }

    /// <summary>Settles what has ended. Where the outbox fails, what it did not take is settled at the next turn.</summary>
    private async ValueTask SettleAsync()
    {
        while (_ended.TryDequeue(out var attempt))
        {
            _inFlight--;
            _unsettled.Add(attempt.Settlement);
            attempt.Clear();
            _spare.Push(attempt);
        }

        if (_unsettled.Count == 0)
        {
            return;
        }

        // Bodies go with the settlement, so those to be reported are copied before.
        var bodies = _observers.Any ? _unsettled.ConvertAll(static settlement => settlement.Entry.Body.ToArray()) : null;
        _effects.Clear();
        await _outbox.SettleAsync(_policy, _unsettled, _effects, CancellationToken.None).ConfigureAwait(false);
        for (var i = 0; i < _unsettled.Count; i++)
        {
            Tell(_unsettled[i], _effects[i], bodies?[i]);

            // It may be open now, or have something due sooner.
            _closedUntil = _effects[i] is { Change: LaneChange.None, Fate: EntryFate.Delivered or EntryFate.DeadLettered } ? _closedUntil : TimeSpan.Zero;
        }

        _unsettled.Clear();
    }

    private void Tell(in Settlement settlement, in SettlementEffect effect, byte[]? body)
    {
        var entry = settlement.Entry;
        if (settlement.Kind != AttemptKind.GivenBack || LastReason.Length == 0)
        {
            // What the stop cancels says nothing of why the lane did not deliver before.
            LastReason = effect.Fate == EntryFate.Delivered ? "" : settlement.Reason;
        }

        switch (effect.Change)
        {
            case LaneChange.Paused:
                _logger.Paused(Lane, settlement.Reason);
                break;
            case LaneChange.Throttled:
                _logger.Throttled(Lane, effect.RestsFor, settlement.Reason);
                break;
            case LaneChange.OutageBegan:
                _logger.Outage(Lane, LanePolicy.FailuresOfOutage, settlement.Reason);
                break;
            case LaneChange.Braked:
                _logger.Braked(Lane, LanePolicy.RejectionsOfBrake, settlement.Reason);
                break;
            case LaneChange.Resumed:
                _logger.Resumed(Lane, effect.Fate == EntryFate.Delivered ? "an event passed" : "its host answers");
                break;
        }

        TellDeadLetter(entry, effect);
        if (body is not null && effect.Fate is EntryFate.Delivered or EntryFate.DeadLettered)
        {
            _observers.Report(new DeliveryReport
            {
                EventId = entry.EventId,
                Lane = Lane,
                EventName = entry.EventName,
                Body = body,
                Outcome = effect.Fate == EntryFate.Delivered ? DeliveryOutcome.Delivered : DeliveryOutcome.DeadLettered,
                Reason = effect.Fate == EntryFate.Delivered ? null : effect.Reason,
            });
        }
    }

    /// <summary>A long row of dead letters is told as one: those that brake the lane each, and how many followed.</summary>
    private void TellDeadLetter(in LeasedEntry entry, in SettlementEffect effect)
    {
        if (effect.Fate == EntryFate.DeadLettered && ++_deadInARow <= LanePolicy.RejectionsOfBrake)
        {
            _logger.DeadLetter(OneLine.Of(entry.EventName), entry.EventId, Lane, effect.Reason);
        }
        else if (effect.Fate == EntryFate.Delivered)
        {
            TellFurtherDeadLetters();
        }
    }

    private void TellFurtherDeadLetters()
    {
        if (_deadInARow > LanePolicy.RejectionsOfBrake)
        {
            _logger.FurtherDeadLetters(_deadInARow - LanePolicy.RejectionsOfBrake, Lane);
        }

        _deadInARow = 0;
    }
}

/// <summary>An attempt under way. Used anew for another entry: an entry is copied into it once and not from hand to hand.</summary>
internal sealed class Attempt
{
    public LeasedEntry Entry;

    public LaneSettings? Settings { get; set; }

    public Settlement Settlement { get; set; }

    /// <summary>Holds on to nothing.</summary>
    public void Clear() => (Entry, Settings, Settlement) = (default, null, default);
}

/// <summary>What a turn of a lane's loop leaves to wait for, besides the attempts in flight.</summary>
/// <param name="NextIn">When more can be sent; <see langword="null"/> for not before something is appended or an attempt ends.</param>
/// <param name="AwaitsEntries">Whether appended entries are to wake the loop; they are not while nothing could be sent anyway.</param>
/// <param name="Finished">Whether the loop has stopped.</param>
internal readonly record struct Turn(TimeSpan? NextIn, bool AwaitsEntries, bool Finished = false);

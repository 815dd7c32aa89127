using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

internal sealed partial class LaneDispatcher
{
    /// <summary>Settles what has ended. Where the outbox fails, what it did not take is settled at the next turn.</summary>
    private async Task SettleAsync(DateTimeOffset now)
    {
        while (_ended.TryDequeue(out var attempt))
        {
            _inFlight--;
            Judge(attempt, now);
        }

        if (_unsettled.Count == 0)
        {
            return;
        }

        var settlements = _unsettled.ConvertAll(static pending => pending.Settlement);
        var tookEffect = await _outbox.SettleAsync(settlements, CancellationToken.None).ConfigureAwait(false);
        var settled = _unsettled.Where((_, i) => tookEffect[i]).ToList();
        _unsettled.Clear();
        foreach (var (settlement, final) in settled)
        {
            if (settlement.Kind == SettlementKind.Dead)
            {
                _logger.DeadLetter(settlement.Entry.EventName, settlement.Entry.EventId, _setup.Lane, settlement.Reason);
            }

            if (final is not null)
            {
                _observers.Tell(final);
            }
        }

        _progress.Pulse();
    }

    /// <summary>Reads what an attempt brought, for its entry and for its lane.</summary>
    private void Judge(Attempt attempt, DateTimeOffset now)
    {
        if (attempt.Response is not { } response)
        {
            GiveBack(attempt, "the attempt was cancelled at the stop", now);
            return;
        }

        var wasOut = _gate.InOutage;
        var outcome = OutcomeTable.Judge(attempt.Entry, response, _gate.LastDeliveredAt);
        var reason = outcome.Reason ?? "";
        switch (outcome.Kind)
        {
            case OutcomeKind.Delivered:
                _probePassed |= _gate.Delivered(attempt, now);
                Settle(attempt, SettlementKind.Delivered, null, now);
                break;
            case OutcomeKind.DeadLetter:
                _gate.Rejected(attempt, now);
                Settle(attempt, SettlementKind.Dead, reason, now);
                break;
            case OutcomeKind.Pause when attempt.LaneVersion != _version:
                // Refused under a key or address that has changed since: says nothing about the new one.
                GiveBack(attempt, reason, now);
                break;
            case OutcomeKind.Pause:
                Refuse(attempt, reason, now);
                break;
            default:
                Retry(attempt, response, outcome, reason, now);
                break;
        }

        if (wasOut && !_gate.InOutage)
        {
            _logger.Resumed(_setup.Lane, "its host answers");
        }
    }

    private void Refuse(Attempt attempt, string reason, DateTimeOffset now)
    {
        if (_gate.Refused(attempt, reason, now))
        {
            _logger.Paused(_setup.Lane, reason);
        }

        Settle(attempt, SettlementKind.Refused, reason, now);
    }

    private void Retry(Attempt attempt, TransportResponse response, Outcome outcome, string reason, DateTimeOffset now)
    {
        DateTimeOffset dueAt;
        if (outcome.Throttles)
        {
            if (_gate.Throttled(attempt, response.RetryAfter, now))
            {
                _logger.Throttled(_setup.Lane, _gate.ThrottledUntil, reason);
            }

            dueAt = _gate.ThrottledUntil;
        }
        else
        {
            if (_gate.Failed(attempt, now))
            {
                _logger.Outage(_setup.Lane, _gate.Failures, reason);
            }

            dueAt = now + _retries.Delay(attempt.Entry.Attempts + 1, response.RetryAfter);
        }

        Add(new Settlement(attempt.Entry, SettlementKind.Retry, now) { DueAt = dueAt, CountsAttempt = outcome.CountsAttempt, Reason = reason }, null);
    }

    private void GiveBack(Attempt attempt, string reason, DateTimeOffset now) =>
        Add(new Settlement(attempt.Entry, SettlementKind.Retry, now) { DueAt = now, Reason = reason }, null);

    private void Settle(Attempt attempt, SettlementKind kind, string? reason, DateTimeOffset now) =>
        Add(new Settlement(attempt.Entry, kind, now) { Reason = reason }, kind switch
        {
            SettlementKind.Delivered => DeliveryOutcome.Delivered,
            SettlementKind.Dead => DeliveryOutcome.Dead,
            _ => null,
        });

    private void Add(Settlement settlement, DeliveryOutcome? final)
    {
        var entry = settlement.Entry;
        _unsettled.Add(new PendingSettlement(settlement, final is { } outcome && _observers.Any
            ? new FinalEntry(entry.EventId, entry.Lane, entry.EventName, entry.Body.ToArray(), outcome, settlement.Reason)
            : null));
    }

    /// <summary>
    /// Ends the suspense of refused entries: another one passed, so they were at fault; or key or address changed, or this is the
    /// start, so they get another chance.
    /// </summary>
    private async Task ResolvePauseAsync()
    {
        var anotherChance = _startedAnew || (_gate.IsPaused && _gate.PausedVersion != _version);
        if (!anotherChance && !_probePassed)
        {
            return;
        }

        var disposition = anotherChance ? RefusedDisposition.Requeue : RefusedDisposition.DeadLetter;
        var dead = await _outbox.ResolveRefusedAsync(_setup.Lane, disposition, CancellationToken.None).ConfigureAwait(false);
        _startedAnew = _probePassed = false;
        if (_gate.IsPaused)
        {
            _gate.Resume();
            _logger.Resumed(_setup.Lane, anotherChance ? "its key or address changed" : "another event passed");
        }

        foreach (var entry in dead)
        {
            _logger.DeadLetter(entry.EventName, entry.EventId, entry.Lane, entry.Reason);
        }

        if (dead.Count > 0)
        {
            _observers.Tell(dead);
            _progress.Pulse();
        }
    }
}

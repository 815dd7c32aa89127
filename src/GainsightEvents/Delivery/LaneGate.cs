namespace GainsightEvents.Delivery;

/// <summary>
/// When a lane may send, from what its attempts brought: at full quota, not at all for a while, or one entry at a time to see whether
/// the lane is sound again. No clock, no I/O: the dispatcher asks and tells.
/// </summary>
internal sealed class LaneGate(Func<double> random)
{
    /// <summary>Attempts in flight at most: at 185 a second this bears a latency of a third of a second.</summary>
    public const int MaxInFlight = 64;

    /// <summary>Failures in a row that make an outage. At every second attempt failing, one run in a thousand is as long.</summary>
    public const int FailuresOfOutage = 10;

    private readonly RetrySchedule _throttleRests = RetrySchedule.ForEntries(random);
    private readonly RetrySchedule _outageProbes = RetrySchedule.ForOutages(random);
    private readonly RetrySchedule _pauseProbes = RetrySchedule.ForPausedLanes(random);
    private int _throttles;
    private DateTimeOffset _throttledSince;
    private DateTimeOffset _throttledUntil;
    private int _failedProbes;
    private DateTimeOffset _nextProbeAt;

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private set; }

    public bool InOutage { get; private set; }

    public DateTimeOffset? PausedSince { get; private set; }

    public string? PausedReason { get; private set; }

    /// <summary>The version of key and address that was refused.</summary>
    public string? PausedVersion { get; private set; }

    public DateTimeOffset ThrottledUntil => _throttledUntil;

    public DateTimeOffset? LastDeliveredAt { get; private set; }

    public bool IsPaused => PausedSince is not null;

    public bool IsProbing => IsPaused || InOutage;

    /// <summary>When the lane may send again; not later than now when it may.</summary>
    public DateTimeOffset OpensAt => IsProbing && _nextProbeAt > _throttledUntil ? _nextProbeAt : _throttledUntil;

    public LaneStatus StatusAt(DateTimeOffset now) =>
        IsPaused ? LaneStatus.Paused : now < _throttledUntil ? LaneStatus.Throttled : InOutage ? LaneStatus.Outage : LaneStatus.Running;

    /// <summary>How many entries may be sent now.</summary>
    public int Room(DateTimeOffset now, int inFlight) =>
        now < OpensAt ? 0 : IsProbing ? Math.Max(0, 1 - inFlight) : MaxInFlight - inFlight;

    /// <summary>An entry passed.</summary>
    /// <returns>Whether this shows that a paused lane is sound. An attempt sent before the pause shows nothing.</returns>
    public bool Delivered(Attempt attempt, DateTimeOffset now)
    {
        LastDeliveredAt = now;
        _throttles = attempt.StartedAt > _throttledSince ? 0 : _throttles;
        HostAnswers();
        return IsPaused && attempt.IsProbe;
    }

    /// <summary>An entry was rejected for what it holds.</summary>
    public void Rejected(Attempt attempt, DateTimeOffset now)
    {
        HostAnswers();
        ProbeFailed(attempt, now);
    }

    /// <summary>The answer pauses the lane.</summary>
    /// <returns>Whether it was not paused before.</returns>
    public bool Refused(Attempt attempt, string reason, DateTimeOffset now)
    {
        HostAnswers();
        if (IsPaused)
        {
            ProbeFailed(attempt, now);
            return false;
        }

        PausedSince = now;
        PausedReason = reason;
        PausedVersion = attempt.LaneVersion;

        // The first probe goes at once: when it was the entry that was at fault, the lane loses no time.
        _failedProbes = 0;
        _nextProbeAt = now;
        return true;
    }

    /// <summary>The pause is over.</summary>
    public void Resume() => (PausedSince, PausedReason, PausedVersion) = (null, null, null);

    /// <summary>The lane was too fast.</summary>
    /// <returns>Whether a new rest begins. Attempts sent before the present one at most prolong it.</returns>
    public bool Throttled(Attempt attempt, TimeSpan? retryAfter, DateTimeOffset now)
    {
        HostAnswers();
        var begins = attempt.StartedAt > _throttledSince;
        if (begins)
        {
            _throttles++;
            _throttledSince = now;
        }

        var until = now + (begins ? _throttleRests.Delay(_throttles, retryAfter) : RetrySchedule.Least(retryAfter));
        _throttledUntil = until > _throttledUntil ? until : _throttledUntil;
        return begins;
    }

    /// <summary>The host failed.</summary>
    /// <returns>Whether an outage begins.</returns>
    public bool Failed(Attempt attempt, DateTimeOffset now)
    {
        Failures++;
        if (IsProbing || Failures < FailuresOfOutage)
        {
            ProbeFailed(attempt, now);
            return false;
        }

        InOutage = true;
        _failedProbes = 1;
        _nextProbeAt = now + _outageProbes.Delay(_failedProbes);
        return true;
    }

    private void HostAnswers()
    {
        Failures = 0;
        InOutage = false;
    }

    private void ProbeFailed(Attempt attempt, DateTimeOffset now)
    {
        if (attempt.IsProbe)
        {
            _failedProbes++;
            _nextProbeAt = now + (IsPaused ? _pauseProbes : _outageProbes).Delay(_failedProbes);
        }
    }
}

namespace GainsightEvents.Outbox;

/// <summary>
/// When a lane may send, and what an attempt means for its entry and its lane: at full quota, not at all for a while, or one entry at a
/// time to see whether the lane is sound again. No clock, no I/O and no state of its own: a store calls it in its transactions, with the
/// lane's state and its own clock, so that all processes of a lane act on one truth.
/// </summary>
/// <param name="lane">The lane.</param>
/// <param name="version">The version of its address and credentials.</param>
/// <param name="quota">Its quota.</param>
/// <param name="leaseDuration">How long an entry is its claimer's own.</param>
/// <param name="random">Draws from [0, 1) for jitter.</param>
internal sealed class LanePolicy(Lane lane, long version, QuotaPolicy quota, TimeSpan leaseDuration, Func<double> random)
{
    /// <summary>Failures in a row that make an outage. At every second attempt failing, one run in a thousand is as long.</summary>
    public const int FailuresOfOutage = 10;

    /// <summary>Rejected entries in a row that brake a lane.</summary>
    public const int RejectionsOfBrake = 20;

    /// <summary>Attempts after which a server error is the entry's own, if its lane delivers others.</summary>
    public const int MaxAttempts = 20;

    /// <summary>Unreadable answers after which an entry is not tried again.</summary>
    public const int MaxUnreadable = 3;

    // As congestion control does it: down at once by a factor, up again slowly. At half of the rate left by others it meets a full window
    // once in a dozen windows, uses nine tenths of what they leave, and is back at its full rate within 60 windows when they have gone.
    private const double SlowDown = 0.8;
    private const double SlowestPace = 0.05;
    private const double RegainedInAWindow = 1.0 / 60;

    private readonly Backoff _entries = Backoff.ForEntries(random);
    private readonly Backoff _outages = Backoff.ForOutages(random);
    private readonly Backoff _pauses = Backoff.ForPausedLanes(random);

    public Lane Lane => lane;

    public long Version => version;

    public QuotaPolicy Quota => quota;

    public TimeSpan LeaseDuration => leaseDuration;

    /// <summary>The quota as it is used now: slower while others spend it too.</summary>
    public QuotaPolicy QuotaNow(LaneState state, long now)
    {
        var pace = PaceOf(state.Find(version), now);
        return pace < 1 ? quota with { Pace = pace } : quota;
    }

    /// <summary>Says what a claim may take, before any permit is asked for.</summary>
    /// <param name="state">The lane's state.</param>
    /// <param name="now">The store's clock.</param>
    /// <param name="request">What the dispatcher can take.</param>
    public Admission Admit(LaneState state, long now, in ClaimRequest request)
    {
        var change = LaneChange.None;
        state.Heed(now);
        if (request.ReplacedVersion is { } replaced)
        {
            // Others may still run under the old settings, so what is held against those stays.
            state.Forget(version);
            change = state.Find(replaced) is { } old && (old.IsProbing || old.ThrottledUntil > now) ? LaneChange.Renewed : LaneChange.None;
        }

        var trouble = state.Find(version);
        var closedFor = trouble is null ? 0 : trouble.OpensAt - now;
        return closedFor > 0 ? new Admission(0, false, TimeSpan.FromTicks(closedFor), change)
            : trouble is { IsProbing: true } ? new Admission(1, true, TimeSpan.Zero, change)
            : new Admission(request.MaxEntries, false, TimeSpan.Zero, change);
    }

    /// <summary>Takes the permit for one entry, once it is sure that the entry is leased.</summary>
    /// <returns>Zero when a permit was taken, else how long until there may be one.</returns>
    public TimeSpan TakePermit(LaneState state, long now, EventPriority priority, bool isProbe)
    {
        var wait = QuotaNow(state, now).Take(state.Quota, now, priority);
        if (wait == TimeSpan.Zero && isProbe && state.Find(version) is { } trouble)
        {
            // Until its answer is here nobody else probes; should its process die, others do when its lease is over.
            trouble.NextProbeAt = now + leaseDuration.Ticks;
        }

        return wait;
    }

    /// <summary>Whether an entry appended now might have a permit before those that wait for one: the day's reserve is for high priority.</summary>
    /// <param name="state">The lane's state.</param>
    /// <param name="now">The store's clock.</param>
    /// <param name="wait">How long the others wait.</param>
    public bool AwaitsEntries(LaneState state, long now, TimeSpan wait) => QuotaNow(state, now).Until(state.Quota, now, EventPriority.High) < wait;

    /// <summary>Judges what an attempt brought, for its entry and for its lane.</summary>
    /// <param name="state">The lane's state. It is changed.</param>
    /// <param name="now">The store's clock.</param>
    /// <param name="settlement">What the attempt brought.</param>
    public SettlementEffect Judge(LaneState state, long now, in Settlement settlement)
    {
        state.Heed(now);
        if (settlement.Entry.IsProbe && state.Find(settlement.Entry.Version) is { } probed)
        {
            // Its answer is here, whatever it is: the lane waits for no other.
            probed.NextProbeAt = now;
        }

        return settlement.Kind switch
        {
            AttemptKind.Delivered => Delivered(state, now, settlement),
            AttemptKind.Rejected => Rejected(state, now, settlement),
            AttemptKind.Refused => Refused(state, now, settlement),
            AttemptKind.Throttled => Throttled(state, now, settlement),
            AttemptKind.Failed => Failed(state, now, settlement),
            AttemptKind.Unreadable => Unreadable(state, now, settlement),
            _ => Requeue(settlement, TimeSpan.Zero, settlement.Entry.History),
        };
    }

    private static SettlementEffect Delivered(LaneState state, long now, in Settlement settlement)
    {
        state.LastDeliveredAt = now;
        state.LastPassedAt = Math.Max(state.LastPassedAt, settlement.Entry.ClaimedAt);
        if (state.Find(settlement.Entry.Version) is not { } trouble)
        {
            return new SettlementEffect(EntryFate.Delivered);
        }

        var wasProbing = trouble.IsProbing;
        trouble.Throttles = settlement.Entry.ClaimedAt > trouble.ThrottledSince ? 0 : trouble.Throttles;
        trouble.Rejections = 0;
        HostAnswers(trouble);
        if (!trouble.IsPaused || settlement.Entry.IsProbe)
        {
            // An attempt that was sent before the pause does not show that it is over.
            trouble.ResumedAt = trouble.IsPaused ? now : trouble.ResumedAt;
            trouble.PausedSince = 0;
            trouble.IsBraked = false;
            trouble.Reason = "";
        }

        return new SettlementEffect(EntryFate.Delivered, wasProbing && !trouble.IsProbing ? LaneChange.Resumed : LaneChange.None);
    }

    private SettlementEffect Rejected(LaneState state, long now, in Settlement settlement)
    {
        var trouble = state.FindOrAdd(settlement.Entry.Version);
        var wasProbing = trouble.IsProbing;
        HostAnswers(trouble);
        trouble.Rejections++;
        var change = wasProbing && !trouble.IsProbing ? LaneChange.Resumed : LaneChange.None;
        if (trouble.IsProbing)
        {
            ProbeFailed(trouble, settlement, now);
        }
        else if (trouble.Rejections >= RejectionsOfBrake)
        {
            trouble.IsBraked = true;
            trouble.Reason = settlement.Reason;
            trouble.FailedProbes = 1;
            trouble.NextProbeAt = now + _outages.Delay(1).Ticks;
            change = LaneChange.Braked;
        }

        return DeadLetter(settlement.Reason) with { Change = change };
    }

    /// <summary>
    /// The lane is refused, or the entry is: that shows when others pass. Until then the entry is held; it is a dead letter when it is
    /// refused again although others passed that were sent later.
    /// </summary>
    private SettlementEffect Refused(LaneState state, long now, in Settlement settlement)
    {
        var entry = settlement.Entry;
        var history = entry.History with { Refusals = entry.History.Refusals + 1, LastSettledAt = now };
        var othersPass = entry.History.Refusals > 0 && state.LastPassedAt > entry.History.LastSettledAt;
        var trouble = state.FindOrAdd(entry.Version);
        HostAnswers(trouble);

        // A lane that is paused explains the refusal, whatever passed elsewhere: what other processes deliver under other settings, or what
        // was on its way before the pause, says nothing about the entry.
        if (!trouble.IsPaused && othersPass)
        {
            return DeadLetter(settlement.Reason);
        }

        if (entry.Version != version || entry.ClaimedAt < trouble.ResumedAt)
        {
            // Refused under other settings, or before the last pause ended: it says nothing about the lane as it is.
            return Requeue(settlement, TimeSpan.Zero, history);
        }

        if (trouble.IsPaused)
        {
            ProbeFailed(trouble, settlement, now);
            return Requeue(settlement, TimeSpan.Zero, history) with { IsHeld = true };
        }

        // The first probe goes at once: when it was the entry that was at fault, the lane loses no time.
        trouble.PausedSince = now;
        trouble.Reason = settlement.Reason;
        trouble.FailedProbes = 0;
        trouble.NextProbeAt = now;
        return Requeue(settlement, TimeSpan.Zero, history) with { IsHeld = true, Change = LaneChange.Paused };
    }

    private SettlementEffect Throttled(LaneState state, long now, in Settlement settlement)
    {
        var trouble = state.FindOrAdd(settlement.Entry.Version);
        var wasProbing = trouble.IsProbing;
        HostAnswers(trouble);
        if (trouble.IsProbing)
        {
            ProbeFailed(trouble, settlement, now);
        }

        var begins = Rest(trouble, settlement, now);
        if (begins)
        {
            // The server counts more than we send: others spend the same quota. To go on as fast after each rest would meet it full each time.
            (trouble.SlowedTo, trouble.SlowedAt) = (Math.Max(SlowestPace, PaceOf(trouble, now) * SlowDown), now);
        }

        var rest = TimeSpan.FromTicks(trouble.ThrottledUntil - now);

        // The lane waits, and not the entry: what ends the lane's rest, as another key does, frees the entry too.
        var change = begins ? LaneChange.Throttled : wasProbing && !trouble.IsProbing ? LaneChange.Resumed : LaneChange.None;
        return Requeue(settlement, TimeSpan.Zero, settlement.Entry.History) with { Change = change, RestsFor = rest };
    }

    private SettlementEffect Failed(LaneState state, long now, in Settlement settlement)
    {
        var entry = settlement.Entry;
        var trouble = state.FindOrAdd(entry.Version);
        trouble.Failures++;
        var change = LaneChange.None;
        if (trouble.IsProbing)
        {
            ProbeFailed(trouble, settlement, now);
        }
        else if (trouble.Failures >= FailuresOfOutage)
        {
            trouble.InOutage = true;
            trouble.Reason = settlement.Reason;
            trouble.FailedProbes = 1;
            trouble.NextProbeAt = now + _outages.Delay(1).Ticks;
            change = LaneChange.OutageBegan;
        }

        // What a server asks for, the lane grants: it rests, and that costs no attempt.
        var asked = settlement.RetryAfter is not null;
        if (asked && Rest(trouble, settlement, now) && change == LaneChange.None)
        {
            change = LaneChange.Throttled;
        }

        var attempts = entry.History.Attempts + (asked ? 0 : 1);
        var lanePassesOthers = entry.History.Attempts > 0 && state.LastPassedAt > entry.History.LastSettledAt;
        var isPoison = settlement.MayBePoison && attempts >= MaxAttempts && lanePassesOthers;
        var effect = isPoison
            ? DeadLetter($"{settlement.Reason}; this was attempt {attempts}, while other events of {lane.Name} were delivered: replay it later, or report it to Gainsight")
            : Requeue(settlement, asked ? TimeSpan.Zero : _entries.Delay(attempts), entry.History with { Attempts = attempts, LastSettledAt = now });
        return effect with { Change = change, RestsFor = TimeSpan.FromTicks(Math.Max(0, trouble.ThrottledUntil - now)) };
    }

    private SettlementEffect Unreadable(LaneState state, long now, in Settlement settlement)
    {
        var history = settlement.Entry.History;
        var unreadable = history.Unreadable + 1;
        if (unreadable >= MaxUnreadable)
        {
            return Rejected(state, now, settlement);
        }

        var effect = Failed(state, now, settlement);
        return effect with { History = effect.History with { Unreadable = unreadable } };
    }

    /// <summary>Rests the lane.</summary>
    /// <returns>Whether a new rest begins. Attempts sent before the present one at most prolong it.</returns>
    private bool Rest(LaneTrouble trouble, in Settlement settlement, long now)
    {
        var begins = settlement.Entry.ClaimedAt > trouble.ThrottledSince;
        if (begins)
        {
            trouble.Throttles++;
            trouble.ThrottledSince = now;
        }

        var rest = begins ? _entries.Delay(trouble.Throttles, settlement.RetryAfter) : Backoff.Least(settlement.RetryAfter);
        trouble.ThrottledUntil = Math.Max(trouble.ThrottledUntil, now + rest.Ticks);
        return begins;
    }

    private double PaceOf(LaneTrouble? trouble, long now) => trouble is null or { SlowedAt: 0 }
        ? 1
        : Math.Min(1, trouble.SlowedTo + (RegainedInAWindow * Math.Max(0, now - trouble.SlowedAt) / quota.Window.Ticks));

    private static void HostAnswers(LaneTrouble trouble)
    {
        trouble.Failures = 0;
        trouble.InOutage = false;
    }

    private void ProbeFailed(LaneTrouble trouble, in Settlement settlement, long now)
    {
        if (settlement.Entry.IsProbe)
        {
            trouble.FailedProbes++;
            trouble.NextProbeAt = now + (trouble.IsPaused ? _pauses : _outages).Delay(trouble.FailedProbes).Ticks;
        }
    }

    private static SettlementEffect DeadLetter(string reason) => new(EntryFate.DeadLettered) { Reason = reason };

    private static SettlementEffect Requeue(in Settlement settlement, TimeSpan dueIn, in EntryHistory history) =>
        new(EntryFate.Requeued) { DueIn = dueIn, History = history, Reason = settlement.Reason };
}

/// <summary>What a claim may take.</summary>
/// <param name="MaxEntries">How many entries, permits permitting.</param>
/// <param name="IsProbe">Whether the one entry shows if the lane is sound: entries that were refused before count, those never tried go first.</param>
/// <param name="ClosedFor">Where it may take none: for how long.</param>
/// <param name="Change">What the claim changed for the lane.</param>
internal readonly record struct Admission(int MaxEntries, bool IsProbe, TimeSpan ClosedFor, LaneChange Change);

using GainsightEvents.Outbox;

namespace GainsightEvents.Reliability.Tests.Quota;

/// <summary>A state that was written by a clock which was ahead, and is read by one that is right.</summary>
public sealed class LaneStateClockTests
{
    private const long Now = 100 * TimeSpan.TicksPerDay;

    private readonly LanePolicy _policy = new(Lane.Px, 1, QuotaPolicy.ForPx(200, 5) with { PerDay = 1000 }, TimeSpan.FromMinutes(1), static () => 0.5);
    private readonly LaneState _state = new();

    public static TheoryData<int> HoursAhead => [1, 24, 365 * 24];

    [Theory]
    [MemberData(nameof(HoursAhead))]
    public void A_rest_lasts_as_long_as_it_was_to_last(int hours)
    {
        Judge(Ahead(hours), AttemptKind.Throttled, retryAfter: TimeSpan.FromSeconds(90));
        var closed = Admit(Read(), Now).ClosedFor;
        Assert.InRange(closed, TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(151));
    }

    [Theory]
    [MemberData(nameof(HoursAhead))]
    public void A_paused_lane_probes_as_soon_as_it_was_to_probe(int hours)
    {
        var ahead = Ahead(hours);
        Judge(ahead, AttemptKind.Refused);
        for (var failures = 0; failures < 8; failures++)
        {
            Judge(ahead, AttemptKind.Refused, isProbe: true);
        }

        // Two and a half minutes by then.
        var read = Read();
        Assert.InRange(Admit(read, Now).ClosedFor, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(220));
        Assert.True(Admit(read, Now + (4 * TimeSpan.TicksPerMinute)).IsProbe);
    }

    [Theory]
    [MemberData(nameof(HoursAhead))]
    public void The_short_window_owes_no_more_than_a_burst_and_the_day_forgets_nothing(int hours)
    {
        var ahead = Ahead(hours);
        while (_policy.TakePermit(_state, ahead, EventPriority.High, isProbe: false) == TimeSpan.Zero)
        {
        }

        var read = Read();
        Admit(read, Now);
        Assert.Equal(_state.Quota.Day.Total(ahead), read.Quota.Day.Total(Now));
        Assert.InRange(_policy.Quota.Until(read.Quota, Now, EventPriority.High), TimeSpan.Zero, 5 * _policy.Quota.Interval);
    }

    [Theory]
    [MemberData(nameof(HoursAhead))]
    public void A_slowed_lane_regains_its_rate_from_now_on(int hours)
    {
        Judge(Ahead(hours), AttemptKind.Throttled);
        var read = Read();
        Admit(read, Now);
        Assert.True(_policy.QuotaNow(read, Now).Pace < 1);
        Assert.Equal(1, _policy.QuotaNow(read, Now + (2 * TimeSpan.TicksPerMinute)).Pace);
    }

    [Theory]
    [MemberData(nameof(HoursAhead))]
    public void What_passed_at_a_time_that_has_not_come_is_held_against_no_entry(int hours)
    {
        Judge(Ahead(hours), AttemptKind.Delivered);
        var refusedOnce = new EntryHistory(0, 1, 0, Now);
        var effect = _policy.Judge(Read(), Now + TimeSpan.TicksPerSecond, new Settlement(Entry(Now, refusedOnce), AttemptKind.Refused, "a reason"));
        Assert.Equal(EntryFate.Requeued, effect.Fate);
    }

    private static long Ahead(int hours) => Now + (hours * TimeSpan.TicksPerHour);

    private static LeasedEntry Entry(long claimedAt, EntryHistory history = default, bool isProbe = false) => new()
    {
        Key = 1,
        Epoch = 1,
        EventId = Guid.NewGuid(),
        Lane = Lane.Px,
        Header = new EntryHeader("Feature Used", EventPriority.Normal, "identifyId"),
        Body = "{}"u8.ToArray(),
        AcceptedAt = DateTimeOffset.UnixEpoch,
        ClaimedAt = claimedAt,
        Version = 1,
        IsProbe = isProbe,
        History = history,
    };

    /// <summary>As another process reads what this one has written.</summary>
    private LaneState Read() => LaneState.FromBytes(_state.ToBytes());

    private Admission Admit(LaneState state, long now) => _policy.Admit(state, now, new ClaimRequest(_policy, Guid.Empty, 50));

    private void Judge(long now, AttemptKind kind, TimeSpan? retryAfter = null, bool isProbe = false) =>
        _policy.Judge(_state, now, new Settlement(Entry(now, isProbe: isProbe), kind, "a reason") { RetryAfter = retryAfter });
}

using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public sealed class QuotaPolicyTests
{
    private const long Start = TimeSpan.TicksPerDay;

    public static TheoryData<int, int, bool> Quotas => new()
    {
        { 200, 5, true }, { 200, 0, true }, { 200, 100, true }, { 50, 5, true }, { 10, 1, true }, { 2, 1, true }, { 1, 0, true }, { 1000, 7, true }, { 20_000, 0, true },
        { 100, 3, false }, { 100, 0, false }, { 100, 60, false }, { 10, 0, false }, { 1, 0, false },
    };

    [Theory]
    [MemberData(nameof(Quotas))]
    public void A_fixed_window_never_sees_more_than_its_limit_whatever_its_alignment_and_the_jitter(int limit, int headroom, bool px)
    {
        var (policy, jitter) = Policy(limit, headroom, px);
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var alignment = random.NextInt64(policy.Window.Ticks);
            var arrivals = Send(policy, 40, random).Select(sentAt => sentAt + random.NextInt64(jitter.Ticks + 1));
            var fullest = arrivals.GroupBy(at => (at + alignment) / policy.Window.Ticks).Max(static window => window.Count());
            Assert.True(fullest <= limit, $"seed {seed}: {fullest} of {limit} in one window");
        }
    }

    [Theory]
    [MemberData(nameof(Quotas))]
    public void Not_even_a_network_that_conspires_brings_more_than_the_limit_into_one_window(int limit, int headroom, bool px)
    {
        // What left up to the jitter before a window is held up until it begins; what leaves in it arrives at once.
        var (policy, jitter) = Policy(limit, headroom, px);
        var sent = Send(policy, 40, new Random(1));
        var first = 0;
        for (var last = 0; last < sent.Count; last++)
        {
            for (; sent[first] < sent[last] - policy.Window.Ticks - jitter.Ticks; first++)
            {
            }

            Assert.True(last - first + 1 <= limit, $"{last - first + 1} of {limit} within a window and its jitter");
        }
    }

    [Theory]
    [MemberData(nameof(Quotas))]
    public void What_is_left_in_the_window_can_be_sent_at_once_and_no_more(int limit, int headroom, bool px)
    {
        var (policy, _) = Policy(limit, headroom, px);
        var random = new Random(1);
        var use = new QuotaUse();
        for (var now = Start; now < Start + (20 * policy.Window.Ticks); now += random.NextInt64(4 * policy.Interval.Ticks))
        {
            var left = policy.LeftInWindow(use, now);
            var taken = 0;
            var most = random.Next(2) == 0 ? int.MaxValue : random.Next(3);
            for (; taken < most && policy.Take(use, now, EventPriority.High) == TimeSpan.Zero; taken++)
            {
            }

            Assert.True(taken == left || (taken == most && left > taken), $"{left} were left, and {taken} could be sent");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 50)]
    [InlineData(0, 90)]
    [InlineData(0, 91)]
    [InlineData(30, 60)]
    [InlineData(30, 61)]
    [InlineData(30, 90)]
    [InlineData(90, 1)]
    [InlineData(90, 90)]
    [InlineData(96, 10)]
    [InlineData(96, 200)]
    [InlineData(50, 1000)]
    public void A_queue_takes_as_long_as_is_told_by_the_clock(int used, int queued)
    {
        // A day of 100, of which 10 are kept for high priority; some were used in the hours before.
        var policy = QuotaPolicy.ForPx(200, 5) with { PerDay = 100 };
        var use = new QuotaUse();
        var now = Start;
        for (var i = 0; i < used; i++)
        {
            Assert.Equal(TimeSpan.Zero, policy.Take(use, now, EventPriority.High));
            now += 5 * TimeSpan.TicksPerMinute;
        }

        var told = policy.TimeFor(use, now, queued);
        var start = now;
        for (var i = 0; i < queued; i++)
        {
            for (var wait = policy.Take(use, now, EventPriority.Normal); wait > TimeSpan.Zero; wait = policy.Take(use, now, EventPriority.Normal))
            {
                now += wait.Ticks;
            }
        }

        // A burst, or a minute a day, may be what it is off by.
        Assert.InRange(told - TimeSpan.FromTicks(now - start), -TimeSpan.FromMinutes(2) * (1 + (queued / 90)), TimeSpan.FromMinutes(2) * (1 + (queued / 90)));
    }

    [Theory]
    [MemberData(nameof(Quotas))]
    public void The_steady_rate_is_over_95_percent_of_the_limit_less_its_headroom(int limit, int headroom, bool px)
    {
        var (policy, _) = Policy(limit, headroom, px);
        const int Windows = 100;
        var use = new QuotaUse();
        var sent = 0;
        for (var now = Start; now < Start + (Windows * policy.Window.Ticks);)
        {
            sent += Take(policy, use, now, int.MaxValue);
            now += policy.Until(use, now, EventPriority.Normal).Ticks;
        }

        Assert.InRange(policy.Share, 0.951, 1);
        Assert.Equal(Math.Ceiling(policy.Window.Ticks / (policy.Share * (limit - headroom))), policy.Interval.Ticks);
        var due = (double)Windows * policy.Window.Ticks / policy.Interval.Ticks;
        Assert.InRange(sent, Math.Floor(due * 0.9999), due + policy.Burst + 1);
    }

    [Theory]
    [InlineData(200, 5, true, 187.61)]
    [InlineData(100, 3, false, 93.33)]
    public void The_steady_rate_is_the_highest_that_leaves_a_whole_burst_and_the_jitter_in_a_window(int limit, int headroom, bool px, double rate)
    {
        var (policy, jitter) = Policy(limit, headroom, px);
        Assert.Equal(rate, (double)policy.Window.Ticks / policy.Interval.Ticks, 0.01);
        Assert.InRange((double)(policy.Window + jitter + policy.Tolerance).Ticks / policy.Interval.Ticks, limit - 0.01, limit);
    }

    [Theory]
    [InlineData(200, 5, true, 4)]
    [InlineData(100, 3, false, 3)]
    [InlineData(200, 0, true, 1)]
    public void After_a_rest_a_burst_goes_back_to_back_and_no_more(int limit, int headroom, bool px, int burst)
    {
        var (policy, _) = Policy(limit, headroom, px);
        var use = new QuotaUse();
        Assert.Equal(burst, Take(policy, use, Start, 100));
        Assert.Equal(0, Take(policy, use, Start, 100));
        var next = Start + policy.Until(use, Start, EventPriority.Normal).Ticks;
        Assert.Equal(0, Take(policy, use, next - 1, 100));
        Assert.Equal(1, Take(policy, use, next, 100));
        Assert.Equal(burst, Take(policy, use, Start + TimeSpan.TicksPerDay, 100));
    }

    [Theory]
    [InlineData(200, 5, true)]
    [InlineData(200, 0, true)]
    [InlineData(100, 0, false)]
    public void A_timer_that_is_late_costs_nothing_as_long_as_the_tolerance_makes_up_for_it(int limit, int headroom, bool px)
    {
        var (policy, _) = Policy(limit, headroom, px);
        Assert.True(policy.Tolerance > TimeSpan.Zero);
        const int Windows = 100;
        var random = new Random(1);
        var use = new QuotaUse();
        var sent = 0;
        for (var now = Start; now < Start + (Windows * policy.Window.Ticks);)
        {
            sent += Take(policy, use, now, int.MaxValue);
            now += policy.Until(use, now, EventPriority.Normal).Ticks + random.NextInt64(policy.Tolerance.Ticks);
        }

        var due = policy.Share * (limit - headroom) * Windows;
        Assert.InRange(sent, Math.Floor(due * 0.999), due + policy.Burst);
    }

    [Fact]
    public void To_ask_takes_nothing()
    {
        var policy = QuotaPolicy.ForPx(200, 5);
        var use = new QuotaUse();
        Assert.Equal(TimeSpan.Zero, policy.Until(use, Start, EventPriority.Normal));
        Assert.Equal(4, Take(policy, use, Start, 100));
    }

    [Fact]
    public void A_clock_that_is_set_back_silences_the_lane_for_no_longer_than_a_burst()
    {
        var policy = QuotaPolicy.ForPx(200, 5);
        var use = new QuotaUse();
        Take(policy, use, Start, 4);
        var anHourEarlier = Start - TimeSpan.TicksPerHour;
        var wait = policy.Until(use, anHourEarlier, EventPriority.Normal);
        Assert.InRange(wait, TimeSpan.FromTicks(1), 4 * policy.Interval);
        Assert.Equal(1, Take(policy, use, anHourEarlier + wait.Ticks, 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(365 * 24 * 60)]
    public void A_clock_that_is_set_back_forgets_no_request_of_the_day_and_keeps_none_for_longer_than_a_day(int minutes)
    {
        var policy = OutboxDriver.Plenty with { PerDay = 10 };
        var use = new QuotaUse();
        var wrong = Start + (minutes * TimeSpan.TicksPerMinute);
        Take(policy, use, wrong - TimeSpan.TicksPerHour, 4, EventPriority.High);
        Take(policy, use, wrong, 6, EventPriority.High);

        Assert.Equal(0, Take(policy, use, Start, 10, EventPriority.High));
        Assert.Equal(0, Take(policy, use, Start + (22 * TimeSpan.TicksPerHour), 10, EventPriority.High));
        Assert.Equal(4, Take(policy, use, Start + (23 * TimeSpan.TicksPerHour) + (2 * TimeSpan.TicksPerMinute), 10, EventPriority.High));
        Assert.Equal(6, Take(policy, use, Start + TimeSpan.TicksPerDay + (2 * TimeSpan.TicksPerMinute), 10, EventPriority.High));
    }

    [Fact]
    public void A_state_of_a_later_release_is_not_taken_for_an_unused_quota()
    {
        var bytes = new LaneState().ToBytes();
        bytes[0]++;
        var exception = Assert.Throws<InvalidDataException>(() => LaneState.FromBytes(bytes));
        Assert.Contains("later release", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, LaneState.FromBytes(null).LastPassedAt);
    }

    [Fact]
    public void A_whole_day_in_use_is_written_in_a_few_kilobytes_and_read_back()
    {
        var policy = OutboxDriver.Plenty;
        var state = new LaneState();
        var random = new Random(1);
        for (var minute = 0; minute < 3000; minute++)
        {
            Take(policy, state.Quota, Start + (minute * TimeSpan.TicksPerMinute), random.Next(10) == 0 ? 0 : random.Next(10_000));
        }

        var bytes = state.ToBytes();
        var now = Start + (3000 * TimeSpan.TicksPerMinute);
        var read = LaneState.FromBytes(bytes);
        Assert.InRange(bytes.Length, 1, 4500);
        for (var later = now; later < now + (2 * TimeSpan.TicksPerDay); later += TimeSpan.TicksPerHour)
        {
            Assert.Equal(state.Quota.Day.Total(later), read.Quota.Day.Total(later));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_day_of_any_alignment_sees_more_than_its_limit_and_it_is_used_whole(int seed)
    {
        const int PerDay = 5000;
        var random = new Random(seed);
        var policy = OutboxDriver.Plenty with { PerDay = PerDay };
        var use = new QuotaUse();
        var sent = new List<long>();
        for (var now = Start; now < Start + (5 * TimeSpan.TicksPerDay);)
        {
            sent.AddRange(Enumerable.Repeat(now, Take(policy, use, now, random.Next(1, 200), EventPriority.High)));
            now += Math.Max(policy.Until(use, now, EventPriority.High).Ticks, random.NextInt64(20 * TimeSpan.TicksPerMinute));
        }

        var first = 0;
        for (var last = 0; last < sent.Count; last++)
        {
            for (; sent[first] <= sent[last] - TimeSpan.TicksPerDay; first++)
            {
            }

            Assert.True(last - first + 1 <= PerDay, $"{last - first + 1} of {PerDay} within 24 hours");
        }

        Assert.InRange(sent.Count, 4.8 * PerDay, 5 * PerDay);
    }

    [Fact]
    public void A_tenth_of_the_day_is_for_entries_of_high_priority()
    {
        var policy = OutboxDriver.Plenty with { PerDay = 100 };
        var use = new QuotaUse();
        Assert.Equal(90, Take(policy, use, Start, 1000));
        Assert.Equal(0, Take(policy, use, Start, 1000, EventPriority.Low));
        Assert.Equal(10, Take(policy, use, Start, 1000, EventPriority.High));
        Assert.Equal(0, Take(policy, use, Start, 1000, EventPriority.High));
    }

    [Fact]
    public void The_wait_for_the_day_is_neither_too_short_nor_needlessly_long()
    {
        var policy = OutboxDriver.Plenty with { PerDay = 10 };
        var use = new QuotaUse();
        Take(policy, use, Start, 4, EventPriority.High);
        Take(policy, use, Start + TimeSpan.TicksPerHour, 6, EventPriority.High);
        var now = Start + (2 * TimeSpan.TicksPerHour);
        var wait = policy.Until(use, now, EventPriority.High).Ticks;
        Assert.InRange(now + wait - Start, TimeSpan.TicksPerDay + TimeSpan.TicksPerMinute, TimeSpan.TicksPerDay + (2 * TimeSpan.TicksPerMinute));
        Assert.Equal(4, Take(policy, use, now + wait, 100, EventPriority.High));
    }

    [Fact]
    public void What_a_day_has_used_outlives_being_written_and_read()
    {
        var state = new LaneState();
        var policy = OutboxDriver.Plenty with { PerDay = 100 };
        Take(policy, state.Quota, Start, 30);
        Take(policy, state.Quota, Start + TimeSpan.TicksPerHour, 20);
        var read = LaneState.FromBytes(state.ToBytes());
        Assert.Equal((50, state.Quota.NextArrival), (read.Quota.Day.Total(Start + TimeSpan.TicksPerHour), read.Quota.NextArrival));
        Assert.Equal(20, read.Quota.Day.Total(Start + TimeSpan.TicksPerDay + (2 * TimeSpan.TicksPerMinute)));
    }

    [Fact]
    public void A_changed_limit_changes_the_rate()
    {
        var policy = QuotaPolicy.ForPx(200, 5);
        Assert.True(QuotaPolicy.ForPx(100, 5).Interval > policy.Interval);
    }

    /// <summary>Sends as a greedy dispatcher does, waking a little late each time and resting at times, through so many windows.</summary>
    private static List<long> Send(QuotaPolicy policy, int windows, Random random)
    {
        var sent = new List<long>();
        var use = new QuotaUse();
        for (var now = Start; now < Start + (windows * policy.Window.Ticks);)
        {
            sent.AddRange(Enumerable.Repeat(now, Take(policy, use, now, random.Next(1, 8))));
            var rest = random.Next(300) == 0 ? policy.Window.Ticks / 2 : random.NextInt64(policy.Interval.Ticks / 4);
            now += policy.Until(use, now, EventPriority.Normal).Ticks + rest;
        }

        return sent;
    }

    /// <summary>Takes up to so many permits.</summary>
    private static int Take(QuotaPolicy policy, QuotaUse use, long now, int wanted, EventPriority priority = EventPriority.Normal)
    {
        var taken = 0;
        while (taken < wanted && policy.Take(use, now, priority) == TimeSpan.Zero)
        {
            taken++;
        }

        return taken;
    }

    private static (QuotaPolicy Policy, TimeSpan Jitter) Policy(int limit, int headroom, bool px) => px
        ? (QuotaPolicy.ForPx(limit, headroom), TimeSpan.FromMilliseconds(50))
        : (QuotaPolicy.ForNxt(limit, headroom), TimeSpan.FromSeconds(3));
}

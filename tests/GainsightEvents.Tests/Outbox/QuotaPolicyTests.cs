using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public sealed class QuotaPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, int, bool> Quotas => new()
    {
        { 200, 5, true }, { 200, 0, true }, { 200, 100, true }, { 50, 5, true }, { 10, 1, true }, { 2, 1, true }, { 1, 0, true }, { 1000, 7, true },
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
            var fullest = arrivals.CountBy(at => (at + alignment) / policy.Window.Ticks).Max(static window => window.Value);
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
    public void The_steady_rate_is_95_percent_of_the_limit_less_its_headroom(int limit, int headroom, bool px)
    {
        var (policy, _) = Policy(limit, headroom, px);
        const int Windows = 100;
        QuotaState state = default;
        var sent = 0;
        for (var now = Start; now < Start + (Windows * policy.Window);)
        {
            var grant = policy.Take(state, now, int.MaxValue);
            (state, sent) = (grant.State, sent + grant.Permits);
            now = grant.NextPermitAt;
        }

        var due = 0.95 * (limit - headroom) * Windows;
        Assert.InRange(sent, Math.Floor(due * 0.9999), due + policy.Burst);
    }

    [Theory]
    [InlineData(200, 5, true, 4)]
    [InlineData(100, 3, false, 3)]
    [InlineData(200, 0, true, 1)]
    public void After_a_rest_a_burst_goes_back_to_back_and_no_more(int limit, int headroom, bool px, int burst)
    {
        var (policy, _) = Policy(limit, headroom, px);
        var first = policy.Take(default, Start, 100);
        Assert.Equal(burst, first.Permits);
        Assert.Equal(0, policy.Take(first.State, Start, 100).Permits);
        Assert.Equal(0, policy.Take(first.State, first.NextPermitAt - TimeSpan.FromTicks(1), 100).Permits);
        Assert.Equal(1, policy.Take(first.State, first.NextPermitAt, 100).Permits);

        var rested = policy.Take(first.State, Start + TimeSpan.FromDays(1), 100);
        Assert.Equal(burst, rested.Permits);
    }

    [Fact]
    public void Permits_that_are_not_wanted_are_not_taken()
    {
        var policy = QuotaPolicy.ForPx(200, 5);
        var none = policy.Take(default, Start, 0);
        Assert.Equal(0, none.Permits);
        Assert.True(none.NextPermitAt <= Start);
        Assert.Equal(4, policy.Take(none.State, Start, 4).Permits);

        var one = policy.Take(default, Start, 1);
        Assert.Equal((1, 3), (one.Permits, policy.Take(one.State, Start, 100).Permits));
    }

    [Fact]
    public void A_clock_that_is_set_back_silences_the_lane_for_no_longer_than_a_burst()
    {
        var policy = QuotaPolicy.ForPx(200, 5);
        var state = policy.Take(default, Start, 4).State;
        var anHourEarlier = policy.Take(state, Start.AddHours(-1), 4);
        Assert.Equal(0, anHourEarlier.Permits);
        Assert.InRange(anHourEarlier.NextPermitAt - Start.AddHours(-1), TimeSpan.Zero, 4 * policy.Interval);
    }

    [Fact]
    public void A_changed_limit_changes_the_rate()
    {
        var policy = QuotaPolicy.ForPx(200, 5);
        Assert.True((policy with { Limit = 100 }).Interval > policy.Interval);
    }

    /// <summary>Sends as a greedy dispatcher does, waking a little late each time and resting at times, through so many windows.</summary>
    private static List<long> Send(QuotaPolicy policy, int windows, Random random)
    {
        var sent = new List<long>();
        QuotaState state = default;
        for (var now = Start; now < Start + (windows * policy.Window);)
        {
            var grant = policy.Take(state, now, random.Next(1, 8));
            state = grant.State;
            sent.AddRange(Enumerable.Repeat(now.UtcTicks, grant.Permits));
            var rest = random.Next(300) == 0 ? policy.Window.Ticks / 2 : random.NextInt64(policy.Interval.Ticks / 4);
            now = (grant.NextPermitAt > now ? grant.NextPermitAt : now).AddTicks(rest);
        }

        return sent;
    }

    private static (QuotaPolicy Policy, TimeSpan Jitter) Policy(int limit, int headroom, bool px) => px
        ? (QuotaPolicy.ForPx(limit, headroom), TimeSpan.FromMilliseconds(50))
        : (QuotaPolicy.ForNxt(limit, headroom), TimeSpan.FromSeconds(3));
}

using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

/// <summary>What attempts mean for a lane and its entries, without a store, a clock or a loop.</summary>
public sealed class LanePolicyTests
{
    private const long Key = 1;
    private const long OtherKey = 2;

    private readonly LaneState _state = new();
    private long _now = TimeSpan.TicksPerDay;

    [Fact]
    public void A_lane_of_which_nothing_is_known_admits_what_can_be_taken() =>
        Assert.Equal(new Admission(50, false, TimeSpan.Zero, LaneChange.None), Admit());

    [Fact]
    public void The_first_refusal_pauses_the_lane_and_the_first_probe_goes_at_once()
    {
        var effect = Judge(AttemptKind.Refused);
        Assert.Equal((EntryFate.Requeued, LaneChange.Paused, true, 1), (effect.Fate, effect.Change, effect.IsHeld, effect.History.Refusals));
        Assert.Equal(LaneChange.None, Judge(AttemptKind.Refused).Change);
        Assert.Equal(new Admission(1, true, TimeSpan.Zero, LaneChange.None), Admit());
    }

    [Theory]
    [InlineData("Refused", new[] { 0, 2.5, 5, 10, 20, 40, 80, 150, 150 })]
    [InlineData("Failed", new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 })]
    [InlineData("Rejected", new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 })]
    public void Probes_that_fail_come_at_growing_intervals_up_to_a_bound(string kind, double[] seconds)
    {
        var attempt = Enum.Parse<AttemptKind>(kind);
        for (var i = 0; i < LanePolicy.RejectionsOfBrake && !Trouble.IsProbing; i++)
        {
            Judge(attempt);
        }

        foreach (var gap in seconds)
        {
            Assert.Equal(TimeSpan.FromSeconds(gap), Admit().ClosedFor);
            Pass(gap);
            Assert.True(Admit().IsProbe);
            Judge(attempt, isProbe: true);
        }
    }

    [Fact]
    public void While_a_probe_is_out_nobody_else_probes_until_its_answer_is_here_or_its_lease_is_over()
    {
        Judge(AttemptKind.Refused);
        var policy = Policy();
        Assert.Equal(TimeSpan.Zero, policy.TakePermit(_state, _now, EventPriority.Normal, isProbe: true));
        Assert.Equal(policy.LeaseDuration, Admit().ClosedFor);
        Pass(policy.LeaseDuration.TotalSeconds);
        Assert.True(Admit().IsProbe);
    }

    [Fact]
    public void A_probe_costs_a_permit_as_every_attempt_does()
    {
        Judge(AttemptKind.Refused);
        var policy = Policy(QuotaPolicy.ForNxt(100, 0) with { PerDay = 1 });
        Assert.Equal(TimeSpan.Zero, policy.TakePermit(_state, _now, EventPriority.High, isProbe: true));
        Assert.True(policy.TakePermit(_state, _now, EventPriority.High, isProbe: true) > TimeSpan.FromHours(23));
    }

    [Fact]
    public void A_probe_that_passes_ends_the_pause_and_one_that_was_sent_before_it_does_not()
    {
        var sentBefore = Entry();
        Pass(1);
        Judge(AttemptKind.Refused);
        Assert.Equal(LaneChange.None, Judge(AttemptKind.Delivered, sentBefore).Change);
        Assert.True(Admit().IsProbe);

        Assert.Equal(LaneChange.Resumed, Judge(AttemptKind.Delivered, isProbe: true).Change);
        Assert.Equal(50, Admit().MaxEntries);
    }

    [Fact]
    public void A_refusal_of_what_was_sent_before_the_pause_ended_pauses_nothing_again()
    {
        var sentBefore = Entry();
        Judge(AttemptKind.Refused);
        Pass(1);
        Judge(AttemptKind.Delivered, isProbe: true);
        var effect = Judge(AttemptKind.Refused, sentBefore);
        Assert.Equal((EntryFate.Requeued, LaneChange.None, false), (effect.Fate, effect.Change, effect.IsHeld));
        Assert.Equal(50, Admit().MaxEntries);
    }

    [Fact]
    public void A_refused_entry_is_a_dead_letter_only_when_it_is_refused_again_while_others_pass_that_were_sent_later()
    {
        var first = Judge(AttemptKind.Refused);
        Pass(1);
        var again = Judge(AttemptKind.Refused, Entry(first.History, isProbe: true));
        Assert.Equal(EntryFate.Requeued, again.Fate);

        Pass(1);
        Judge(AttemptKind.Delivered, isProbe: true);
        Pass(1);
        var last = Judge(AttemptKind.Refused, Entry(again.History));
        Assert.Equal((EntryFate.DeadLettered, "a reason"), (last.Fate, last.Reason));
        Assert.Equal(50, Admit().MaxEntries);
    }

    [Fact]
    public void What_is_refused_under_other_settings_says_nothing_of_the_lane()
    {
        var effect = Policy(version: OtherKey).Judge(_state, _now, new Settlement(Entry(), AttemptKind.Refused, "a reason"));
        Assert.Equal((EntryFate.Requeued, LaneChange.None, false), (effect.Fate, effect.Change, effect.IsHeld));
        Assert.Equal(50, Policy(version: OtherKey).Admit(_state, _now, Request(OtherKey)).MaxEntries);
    }

    [Theory]
    [InlineData("Refused", null)]
    [InlineData("Throttled", 3600)]
    [InlineData("Failed", 3600)]
    public void Other_settings_begin_anew_and_those_that_still_run_under_the_old_ones_do_not(string kind, int? retryAfter)
    {
        Judge(Enum.Parse<AttemptKind>(kind), retryAfter: retryAfter);
        var renewed = Policy(version: OtherKey).Admit(_state, _now, Request(OtherKey) with { ReplacedVersion = Key });
        Assert.Equal((50, false, LaneChange.Renewed), (renewed.MaxEntries, renewed.IsProbe, renewed.Change));
        Assert.NotEqual(50, Admit().MaxEntries);
        Assert.Equal(LaneChange.None, Admit(replaced: OtherKey).Change);
        Assert.Equal(50, Admit().MaxEntries);
    }

    [Theory]
    [InlineData("Throttled")]
    [InlineData("Failed")]
    public void What_a_server_asks_for_rests_the_lane_a_day_at_most_and_costs_no_attempt(string kind)
    {
        var history = new EntryHistory(3, 0, 0, 0);
        var effect = Judge(Enum.Parse<AttemptKind>(kind), Entry(history), retryAfter: 60);
        Assert.Equal(
            (EntryFate.Requeued, LaneChange.Throttled, TimeSpan.Zero, TimeSpan.FromMinutes(1), 3),
            (effect.Fate, effect.Change, effect.DueIn, effect.RestsFor, effect.History.Attempts));
        Assert.Equal(TimeSpan.FromMinutes(1), Admit().ClosedFor);

        Judge(Enum.Parse<AttemptKind>(kind), retryAfter: int.MaxValue);
        Assert.Equal(TimeSpan.FromDays(1), Admit().ClosedFor);
    }

    [Fact]
    public void Rests_grow_from_one_to_the_next_and_what_was_sent_before_a_rest_does_not_make_it_another_one()
    {
        var sentBefore = Entry();
        Pass(1);
        foreach (var seconds in (double[])[0.5, 1, 2, 4])
        {
            Assert.Equal(LaneChange.Throttled, Judge(AttemptKind.Throttled).Change);
            Assert.Equal(LaneChange.None, Judge(AttemptKind.Throttled, sentBefore).Change);
            Assert.Equal(TimeSpan.FromSeconds(seconds), Admit().ClosedFor);
            Pass(seconds);
        }

        Judge(AttemptKind.Delivered);
        Judge(AttemptKind.Throttled);
        Assert.Equal(TimeSpan.FromSeconds(0.5), Admit().ClosedFor);
    }

    [Fact]
    public void A_failure_costs_its_entry_an_attempt_and_a_wait_that_doubles()
    {
        var history = default(EntryHistory);
        foreach (var seconds in (double[])[0.5, 1, 2, 4])
        {
            var effect = Judge(AttemptKind.Failed, Entry(history));
            Assert.Equal((EntryFate.Requeued, TimeSpan.FromSeconds(seconds), history.Attempts + 1), (effect.Fate, effect.DueIn, effect.History.Attempts));
            history = effect.History;
        }
    }

    [Theory]
    [InlineData("Failed", LanePolicy.FailuresOfOutage, "OutageBegan")]
    [InlineData("Rejected", LanePolicy.RejectionsOfBrake, "Braked")]
    public void Many_in_a_row_are_the_lane_s_and_a_delivery_in_between_begins_the_row_anew(string kind, int inARow, string change)
    {
        var attempt = Enum.Parse<AttemptKind>(kind);
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(Enumerable.Repeat(LaneChange.None, inARow - 1), Enumerable.Range(1, inARow - 1).Select(_ => Judge(attempt).Change));
            Assert.Equal(LaneChange.None, Judge(AttemptKind.Delivered).Change);
        }

        Assert.Equal(
            [.. Enumerable.Repeat(LaneChange.None, inARow - 1), Enum.Parse<LaneChange>(change)], Enumerable.Range(1, inARow).Select(_ => Judge(attempt).Change));
        Assert.Equal(TimeSpan.FromSeconds(0.5), Admit().ClosedFor);
        Pass(0.5);
        Assert.True(Admit().IsProbe);
        Assert.Equal(LaneChange.Resumed, Judge(AttemptKind.Delivered, isProbe: true).Change);
        Assert.Equal(50, Admit().MaxEntries);
    }

    [Theory]
    [InlineData(true, true, "DeadLettered")]
    [InlineData(true, false, "Requeued")]
    [InlineData(false, true, "Requeued")]
    public void After_twenty_attempts_a_server_error_is_the_entry_s_own_where_others_pass(bool mayBePoison, bool othersPass, string fate)
    {
        var history = default(EntryHistory);
        for (var attempt = 1; attempt < LanePolicy.MaxAttempts; attempt++)
        {
            history = Judge(AttemptKind.Failed, Entry(history), mayBePoison: mayBePoison).History;
            Pass(1);
            if (othersPass)
            {
                Judge(AttemptKind.Delivered);
                Pass(1);
            }
        }

        Assert.Equal(fate, $"{Judge(AttemptKind.Failed, Entry(history), mayBePoison: mayBePoison).Fate}");
    }

    [Fact]
    public void An_answer_that_cannot_be_read_is_tried_twice_more()
    {
        var first = Judge(AttemptKind.Unreadable);
        var second = Judge(AttemptKind.Unreadable, Entry(first.History));
        Assert.Equal((EntryFate.Requeued, EntryFate.Requeued, 2), (first.Fate, second.Fate, second.History.Unreadable));
        Assert.Equal(EntryFate.DeadLettered, Judge(AttemptKind.Unreadable, Entry(second.History)).Fate);
    }

    [Fact]
    public void What_is_given_back_at_the_stop_is_as_it_was()
    {
        var history = new EntryHistory(3, 1, 1, 7);
        var effect = Judge(AttemptKind.GivenBack, Entry(history));
        Assert.Equal((EntryFate.Requeued, TimeSpan.Zero, history, LaneChange.None, false), (effect.Fate, effect.DueIn, effect.History, effect.Change, effect.IsHeld));
        Assert.Equal(50, Admit().MaxEntries);
    }

    [Theory]
    [InlineData("Refused")]
    [InlineData("Throttled")]
    [InlineData("Failed")]
    [InlineData("Rejected")]
    public void A_process_that_reads_the_state_from_the_store_decides_as_the_one_that_wrote_it(string kind)
    {
        for (var i = 0; i < LanePolicy.RejectionsOfBrake; i++)
        {
            Judge(Enum.Parse<AttemptKind>(kind), retryAfter: kind == "Throttled" ? 60 : null);
        }

        var read = LaneState.FromBytes(_state.ToBytes());
        Assert.Equal(Admit(), Policy().Admit(read, _now, Request(Key)));
        Assert.NotEqual(50, Admit().MaxEntries);
        Assert.Equal(Judge(AttemptKind.Delivered, isProbe: true), Policy().Judge(read, _now, new Settlement(Entry(isProbe: true), AttemptKind.Delivered)));
        Assert.Equal(_state.ToBytes(), read.ToBytes());
    }

    private LaneTrouble Trouble => _state.FindOrAdd(Key);

    private static LanePolicy Policy(QuotaPolicy? quota = null, long version = Key) =>
        new(Lane.Px, version, quota ?? OutboxDriver.Plenty, TimeSpan.FromMinutes(1), static () => 0.5);

    private static ClaimRequest Request(long version) => new(Policy(version: version), Guid.Empty, 50);

    private void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;

    private LeasedEntry Entry(EntryHistory history = default, bool isProbe = false) =>
        OutboxDriver.Leased(Lane.Px, history: history) with { ClaimedAt = _now, Version = Key, IsProbe = isProbe };

    private Admission Admit(long? replaced = null) => Policy().Admit(_state, _now, Request(Key) with { ReplacedVersion = replaced });

    private SettlementEffect Judge(AttemptKind kind, bool isProbe = false, int? retryAfter = null, bool mayBePoison = false) =>
        Judge(kind, Entry(isProbe: isProbe), retryAfter, mayBePoison);

    /// <summary>Judges an answer that is here a tick after all that went before.</summary>
    private SettlementEffect Judge(AttemptKind kind, LeasedEntry entry, int? retryAfter = null, bool mayBePoison = false) =>
        Policy().Judge(_state, _now, new Settlement(entry, kind, kind == AttemptKind.Delivered ? "" : "a reason")
        {
            RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            MayBePoison = mayBePoison,
        });
}

using System.Text;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public abstract partial class OutboxConformance
{
    [Theory]
    [InlineData("Delivered")]
    [InlineData("Rejected")]
    [InlineData("Refused")]
    [InlineData("Failed")]
    [InlineData("Throttled")]
    [InlineData("GivenBack")]
    public async Task A_second_settlement_of_a_lease_changes_nothing(string kind)
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        var entry = await driver.ClaimOneAsync();
        Assert.NotEqual(EntryFate.None, (await driver.SettleAsync(entry, Enum.Parse<AttemptKind>(kind))).Fate);
        var counts = await driver.CountsAsync();
        await driver.AppendAsync("C");

        foreach (var again in Enum.GetValues<AttemptKind>())
        {
            Assert.Equal(EntryFate.None, (await driver.SettleAsync(entry, again)).Fate);
        }

        Assert.Equal(counts with { Accepted = 3, Queued = counts.Queued + 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task A_retry_waits_for_its_time_and_remembers_its_attempts()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        var retry = await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Failed);
        Assert.Equal((EntryFate.Requeued, TimeSpan.FromSeconds(0.5)), (retry.Fate, retry.DueIn));
        driver.Clock.Advance(retry.DueIn - TimeSpan.FromTicks(1));
        Assert.Empty((await driver.ClaimAsync()).Entries);

        driver.Clock.Advance(TimeSpan.FromTicks(1));
        var second = await driver.ClaimOneAsync();
        Assert.Equal(1, second.History.Attempts);
        await driver.SettleAsync(second, AttemptKind.GivenBack);
        var third = await driver.ClaimOneAsync();
        Assert.Equal(1, third.History.Attempts);
        Assert.Equal(OutboxDriver.BodyOf("A"), Encoding.UTF8.GetString(third.Body.Span));
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task What_the_policy_makes_a_dead_letter_is_one_with_the_policy_s_reason()
    {
        var driver = Drive();
        await driver.AppendAsync("bad", "good", "good");
        var entries = (await driver.ClaimAsync(2)).Entries;
        await driver.SettleAsync(entries[0], AttemptKind.Refused, "403");

        // Another one passes that was sent after that.
        driver.Clock.Advance(TimeSpan.FromTicks(1));
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);
        var again = Assert.Single((await driver.ClaimAsync()).Entries);
        Assert.Equal(EntryFate.DeadLettered, (await driver.SettleAsync(again, AttemptKind.Refused, "403 again")).Fate);

        Assert.Equal(("bad", "403 again"), (Assert.Single(await driver.ListDeadAsync()).EventName, (await driver.ListDeadAsync())[0].Reason));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 1, DeadLettered = 1, Queued = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task The_state_of_a_lane_is_read_with_its_ledger()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Refused, "wrong key");
        driver.Clock.Advance(TimeSpan.FromMinutes(3));

        var snapshot = await driver.Outbox.ReadAsync(CancellationToken.None);
        var lane = Assert.Single(snapshot.Lanes);
        var trouble = lane.State.Find(driver.Version)!;
        Assert.Equal((true, "wrong key"), (trouble.IsPaused, trouble.Reason));
        Assert.Equal(TimeSpan.FromMinutes(3), TimeSpan.FromTicks(snapshot.Now - trouble.PausedSince));
        Assert.Equal(TimeSpan.FromMinutes(3), lane.OldestFor);
    }

    [Theory]
    [InlineData("Delivered")]
    [InlineData("Failed")]
    [InlineData("Refused")]
    public async Task The_oldest_queued_entry_is_known_wherever_it_stands(string kind)
    {
        var driver = Drive();
        await driver.AppendAsync("A", "A");
        driver.Clock.Advance(TimeSpan.FromMinutes(1));
        await driver.AppendAsync("A");
        var leased = (await driver.ClaimAsync(2)).Entries;
        Assert.Equal(TimeSpan.FromMinutes(1), await OldestForAsync());
        await driver.SettleAsync(leased[0], Enum.Parse<AttemptKind>(kind));
        await driver.SettleAsync(leased[1], Enum.Parse<AttemptKind>(kind));
        Assert.Equal(kind == "Delivered" ? TimeSpan.Zero : TimeSpan.FromMinutes(1), await OldestForAsync());

        async Task<TimeSpan?> OldestForAsync() => Assert.Single((await driver.Outbox.ReadAsync(CancellationToken.None)).Lanes).OldestFor;
    }

    [Fact]
    public async Task What_others_deliver_under_other_settings_makes_no_dead_letter_of_what_a_paused_lane_refuses()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Refused);

        // A process with the new key delivers; one with the old key goes on probing.
        driver.Version = 2;
        await driver.AppendAsync("B");
        var passes = (await driver.ClaimAsync()).Entries;
        Assert.Equal(["A", "B"], passes.Select(static entry => entry.EventName).Order());
        await driver.SettleAsync(passes.Single(static entry => entry.EventName == "B"), AttemptKind.Delivered);
        await driver.SettleAsync(passes.Single(static entry => entry.EventName == "A"), AttemptKind.GivenBack);
        driver.Version = 1;
        var probe = Assert.Single((await driver.ClaimAsync()).Entries);
        var effect = await driver.SettleAsync(probe, AttemptKind.Refused);
        Assert.Equal((true, EntryFate.Requeued, true), (probe.IsProbe, effect.Fate, effect.IsHeld));
        Assert.True((await driver.ClaimAsync()).NextIn > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_dead_letter_keeps_what_it_takes_to_repair_it()
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        var acceptedAt = driver.Clock.Now;
        var entries = (await driver.ClaimAsync()).Entries;
        driver.Clock.Advance(TimeSpan.FromSeconds(3));
        await driver.SettleAsync(entries[1], AttemptKind.Rejected, "400");
        await driver.SettleAsync(entries[0], AttemptKind.Rejected, "413 too large%");

        var dead = await driver.ListDeadAsync();
        Assert.Equal(["B", "A"], dead.Select(static d => d.EventName));
        Assert.True(dead[0].Key < dead[1].Key);
        Assert.Equal(
            (entries[1].EventId, Lane.Px, "400", 1, acceptedAt, driver.Clock.Now),
            (dead[0].EventId, dead[0].Lane, dead[0].Reason, dead[0].Attempts, dead[0].AcceptedAt, dead[0].DeadLetteredAt));
        Assert.Equal(OutboxDriver.BodyOf("B"), Encoding.UTF8.GetString(dead[0].Body.Span));
        Assert.Equal([dead[1].Key], await KeysAsync(new DeadLetterFilter { AfterKey = dead[0].Key }));
        Assert.Equal([dead[0].Key], await KeysAsync(new DeadLetterFilter { MaxCount = 1 }));
        Assert.Equal([dead[1].Key], await KeysAsync(new DeadLetterFilter { EventName = "A" }));
        Assert.Equal([dead[0].Key], await KeysAsync(new DeadLetterFilter { Reason = "40" }));
        Assert.Equal([dead[1].Key], await KeysAsync(new DeadLetterFilter { Reason = "TOO LARGE%" }));
        Assert.Empty(await KeysAsync(new DeadLetterFilter { Reason = "413_" }));
        Assert.Empty(await KeysAsync(new DeadLetterFilter { Lane = OutboxDriver.OtherLane }));

        async Task<long[]> KeysAsync(DeadLetterFilter filter) =>
            [.. (await driver.Outbox.ListDeadLettersAsync(filter, CancellationToken.None)).Select(static letter => letter.Key)];
    }

    [Fact]
    public async Task A_repaired_dead_letter_is_replayed_with_its_new_body()
    {
        var driver = Drive();
        var header = new EntryHeader("A", EventPriority.Low, "identifyId") { EventVersion = "v02", TopicName = "topic", ContractId = "contract" };
        var entry = driver.Entry(header, 0, 2) with { DeadReason = "no identifyId", TraceParent = "00-trace" };
        await driver.Outbox.AppendAsync([entry], "[]"u8, OverflowPolicy.Reject, CancellationToken.None);
        var key = Assert.Single(await driver.ListDeadAsync()).Key;
        Assert.True(await driver.Outbox.RepairAsync(key, "{}"u8.ToArray(), CancellationToken.None));
        Assert.False(await driver.Outbox.RepairAsync(key + 1, "{}"u8.ToArray(), CancellationToken.None));
        Assert.Equal(1, await driver.Outbox.ReplayAsync([key], CancellationToken.None));
        var replayed = await driver.ClaimOneAsync();
        Assert.Equal(("{}", header, "00-trace", entry.EventId), (Encoding.UTF8.GetString(replayed.Body.Span), replayed.Header, replayed.TraceParent, replayed.EventId));
    }

    [Fact]
    public async Task A_user_s_queued_entries_are_deleted_wherever_they_stand()
    {
        var driver = Drive(maxEvents: 6);
        foreach (var name in new[] { "leased", "waiting", "held", "ready", "dead" })
        {
            await driver.TryAppendAsync(name, OutboxDriver.BodyOf("user"));
        }

        await driver.TryAppendAsync("other", OutboxDriver.BodyOf("other"));
        var entries = (await driver.ClaimAsync(5)).Entries;
        await driver.SettleAsync(entries[4], AttemptKind.Rejected);
        await driver.SettleAsync(entries[3], AttemptKind.GivenBack);
        await driver.SettleAsync(entries[1], AttemptKind.Failed);
        await driver.SettleAsync(entries[2], AttemptKind.Refused);

        Assert.Equal(5, (await driver.Outbox.PurgeByIdentifyIdAsync("user", CancellationToken.None)).Count);
        Assert.Equal(new LedgerCounts { Accepted = 6, Purged = 5, Queued = 1 }, await driver.CountsAsync());
        Assert.Equal(EntryFate.None, (await driver.SettleAsync(entries[0], AttemptKind.Delivered)).Fate);
        driver.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["other"], await driver.ClaimNamesAsync());
        await driver.AppendAsync("a", "b", "c", "d", "e");
        Assert.Equal(AppendStatus.Full, await driver.TryAppendAsync("f"));
    }

    [Fact]
    public async Task An_entry_that_is_dead_from_the_start_is_accepted_and_never_sent()
    {
        var driver = Drive();
        Assert.Equal(AppendStatus.Committed, await driver.TryAppendAsync("A", deadReason: "no identifyId"));
        Assert.Empty((await driver.ClaimAsync()).Entries);
        var dead = Assert.Single(await driver.ListDeadAsync());
        Assert.Equal(("no identifyId", 0), (dead.Reason, dead.Attempts));
        Assert.Equal(new LedgerCounts { Accepted = 1, DeadLettered = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task A_replayed_dead_letter_is_due_at_once_and_starts_anew()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", maxAge: TimeSpan.FromDays(1));
        var retry = await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Failed);
        driver.Clock.Advance(retry.DueIn);
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Rejected);
        driver.Clock.Advance(TimeSpan.FromDays(10));

        var key = Assert.Single(await driver.ListDeadAsync()).Key;
        Assert.Equal(1, await driver.Outbox.ReplayAsync([key, key, key + 100], CancellationToken.None));
        Assert.Empty(await driver.ListDeadAsync());
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await driver.CountsAsync());
        var entry = await driver.ClaimOneAsync();
        Assert.Equal(default, entry.History);
        Assert.Equal(OutboxDriver.BodyOf("A"), Encoding.UTF8.GetString(entry.Body.Span));
    }

    [Fact]
    public async Task Purged_dead_letters_are_counted()
    {
        var driver = Drive();
        await driver.TryAppendAsync("A", deadReason: "r");
        await driver.TryAppendAsync("B", deadReason: "r");
        var keys = (await driver.ListDeadAsync()).Select(static d => d.Key).ToList();
        Assert.Single(await driver.Outbox.PurgeAsync([keys[0], keys[0], 999], CancellationToken.None));
        Assert.Equal("B", Assert.Single(await driver.ListDeadAsync()).EventName);
        Assert.Equal(new LedgerCounts { Accepted = 2, Purged = 1, DeadLettered = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task A_user_s_dead_letters_are_found_by_identifyId_byte_by_byte()
    {
        var driver = Drive();
        foreach (var id in new[] { "ä\\u0022b", "user", "User", "user2" })
        {
            await driver.TryAppendAsync("A", OutboxDriver.BodyOf(id), deadReason: "r");
        }

        await driver.TryAppendAsync("A", "no json", deadReason: "r");
        await driver.TryAppendAsync("A", """{"identifyId":null}""", deadReason: "r");
        Assert.Empty(await driver.Outbox.PurgeByIdentifyIdAsync("nested", CancellationToken.None));
        Assert.Single(await driver.Outbox.PurgeByIdentifyIdAsync("user", CancellationToken.None));
        Assert.Single(await driver.Outbox.PurgeByIdentifyIdAsync("ä\"b", CancellationToken.None));
        Assert.Equal(new LedgerCounts { Accepted = 6, Purged = 2, DeadLettered = 4 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task Dead_letters_beyond_their_age_are_purged()
    {
        var driver = Drive(deadLetterMaxAge: TimeSpan.FromDays(30));
        await driver.TryAppendAsync("A", deadReason: "r");
        driver.Clock.Advance(TimeSpan.FromDays(1));
        await driver.TryAppendAsync("B", deadReason: "r");
        driver.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal("B", Assert.Single(await driver.ListDeadAsync()).EventName);
        Assert.Equal(new LedgerCounts { Accepted = 2, Purged = 1, DeadLettered = 1 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task What_is_purged_is_told_without_its_body()
    {
        var driver = Drive(deadLetterMaxAge: TimeSpan.FromDays(30));
        await driver.TryAppendAsync("Asked", OutboxDriver.BodyOf("one"), deadReason: "r");
        await driver.TryAppendAsync("Erased", OutboxDriver.BodyOf("user"), deadReason: "r");
        await driver.TryAppendAsync("Queued", OutboxDriver.BodyOf("user"));
        await driver.TryAppendAsync("Aged", OutboxDriver.BodyOf("other"), deadReason: "r");
        var dead = await driver.ListDeadAsync();
        var ended = driver.Outbox.ReadEndedAsync(CancellationToken.None).AsTask();

        var asked = Assert.Single(await driver.Outbox.PurgeAsync([dead[0].Key], CancellationToken.None));
        Assert.Equal((dead[0].EventId, "Asked"), (asked.EventId, asked.EventName));
        var erased = await driver.Outbox.PurgeByIdentifyIdAsync("user", CancellationToken.None);
        Assert.Equal(["Erased", "Queued"], erased.Select(static report => report.EventName).Order());
        Assert.False(ended.IsCompleted);

        driver.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await driver.ListDeadAsync());
        var aged = Assert.Single(await ended.WaitAsync(Patience, CancellationToken.None));
        Assert.Equal((dead[2].EventId, "Aged"), (aged.EventId, aged.EventName));
        Assert.All([asked, .. erased, aged], static report =>
        {
            Assert.Equal((DeliveryOutcome.Purged, 0), (report.Outcome, report.Body.Length));
            Assert.Equal(Lane.Px, report.Lane);
            Assert.NotEmpty(report.Reason!);
        });
    }
}

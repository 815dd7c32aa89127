namespace GainsightEvents.Reliability.Tests.Hostile;

/// <summary>
/// Whatever the other side does, every accepted entry is accounted for, at every moment. Time runs 30 times as fast, so that latencies up to
/// 30 s, timeouts of 10 s and rests of minutes fit into a test; with <c>GAINSIGHT_LONG=1</c> it runs for two minutes instead of six seconds; on a busy machine
/// for longer, until enough was tried.
/// </summary>
public sealed class HostileServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_balances_at_every_moment_and_what_is_delivered_was_taken()
    {
        await using var run = new HostileRun(seed: 1);
        do
        {
            await run.RunAsync(TimeSpan.FromSeconds(RunLength.IsLong ? 120 : 6), Stop);
        }
        while (run.Reads < 200 || run.Server.Seen.Count < 1000);

        var ledger = await run.EndAsync(Stop);

        var (total, lanes) = (ledger.Total, ledger.Lanes.ToDictionary(static lane => lane.Lane.Target, static lane => lane.Counts));
        Assert.Equal(0, total.Queued);
        await run.DisposeAsync();
        foreach (var (target, counts) in lanes)
        {
            var finals = run.Finals.Where(final => final.Key.Target == target).SelectMany(static final => final.Value).CountBy(static outcome => outcome).ToDictionary();
            Assert.Equal(
                (counts.Delivered, counts.Expired, counts.Discarded),
                (finals.GetValueOrDefault(DeliveryOutcome.Delivered), finals.GetValueOrDefault(DeliveryOutcome.Expired), finals.GetValueOrDefault(DeliveryOutcome.Discarded)));

            // Until the stop dead letters may grow too old.
            Assert.InRange(run.Purges.GetValueOrDefault(target), (int)counts.Purged, (int)(counts.Purged + counts.DeadLettered));
        }

        var delivered = run.Finals.Where(static final => final.Value.Contains(DeliveryOutcome.Delivered)).Select(static final => final.Key).ToHashSet();
        Assert.All(delivered, key => Assert.True(run.Server.Seen.TryGetValue(key, out var seen) && seen.Taken > 0, $"{key} counts as delivered, and the server never took it"));

        // What came once, and of which it was told in full and in time that it was taken, is delivered; unless it was purged meanwhile, or the
        // machine let the answer wait for longer than the attempt may take, and the entry expired or made room before it was tried again.
        var heard = run.Server.Seen.Where(static seen => seen.Value is { Requests: 1, Heard: true }).Select(static seen => seen.Key).ToArray();
        Assert.DoesNotContain(heard, key => run.Finals.TryGetValue(key, out var outcomes) && outcomes.Contains(DeliveryOutcome.DeadLettered));
        Assert.InRange(heard.Count(key => !delivered.Contains(key) && run.Finals.ContainsKey(key)), 0, heard.Length / 20);
        var requests = run.Server.Seen.Sum(static seen => seen.Value.Requests);
        Assert.True(total.Delivered > 100 && total.Expired > 0 && total.DeadLettered + total.Purged > 0 && run.Reads > 100, $"{total}, {run.Reads} reads: too little was tried.");
        Figures.Report(
            "Hostile server: the ledger balances",
            $"in {run.Reads} reads at random moments and at the end; {total.Accepted} accepted = {total.Delivered} delivered + {total.Expired} expired + {total.Discarded} discarded + {total.Purged} purged + {total.DeadLettered} dead + {total.Queued} queued; {requests} requests");
    }

    public static TheoryData<string> Counters => ["accepted", "delivered", "expired", "discarded", "purged", "dead", "queued"];

    [Theory]
    [MemberData(nameof(Counters))]
    public async Task A_counter_that_is_off_by_one_is_caught(string counter)
    {
        var reads = 0;
        await using var run = new HostileRun(seed: 2, counts => Interlocked.Increment(ref reads) < 20 ? counts : counter switch
        {
            "accepted" => counts with { Accepted = counts.Accepted + 1 },
            "delivered" => counts with { Delivered = counts.Delivered + 1 },
            "expired" => counts with { Expired = counts.Expired + 1 },
            "discarded" => counts with { Discarded = counts.Discarded + 1 },
            "purged" => counts with { Purged = counts.Purged + 1 },
            "dead" => counts with { DeadLettered = counts.DeadLettered + 1 },
            _ => counts with { Queued = counts.Queued + 1 },
        });
        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.TrueException>(async () =>
        {
            await run.RunAsync(TimeSpan.FromSeconds(1), Stop);
            for (var i = 0; i < 20; i++)
            {
                await run.ReadLedgerAsync();
            }
        });
        Assert.Contains("accounted for", failure.Message, StringComparison.Ordinal);
    }
}

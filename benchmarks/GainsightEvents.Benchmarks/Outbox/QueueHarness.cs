using System.Diagnostics;
using System.Globalization;
using GainsightEvents.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Benchmarks.Outbox;

/// <summary>
/// What the outbox in memory costs: the call of Publish while a million events queue up, the memory of an event that is queued, and the way
/// from Publish to the settlement. BenchmarkDotNet cannot measure the first two, because each call leaves the outbox fuller than before.
/// </summary>
internal static class QueueHarness
{
    private const int Events = 1_000_000;
    private const int Rounds = 5;
    private const int Batch = 64;

    public static async Task RunAsync()
    {
        Console.WriteLine($"Timing a call costs {Median(TimerCosts()):F0} ns, which is subtracted. The first round is the compiler's.");
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            ratios.Add(await QueueUpAsync() / QueueUpPlainly());
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p50 of Publish as a part of the other's, median of {Rounds} rounds: {Median([.. ratios.Skip(1)]):F2}"));

        for (var round = 0; round < Rounds; round++)
        {
            await SettleAsync();
        }
    }

    private static async Task<double> QueueUpAsync()
    {
        await using var services = Services();
        var publisher = services.GetRequiredService<IEventPublisher>();
        var outbox = services.GetRequiredService<IOutbox>();
        await PublishAsync(publisher, new long[Batch], Batch);
        var bodies = (await outbox.ReadAsync(CancellationToken.None)).Lanes.Sum(static lane => lane.Bytes) / Batch;

        var ticks = new long[Events];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await PublishAsync(publisher, ticks, Events);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var (p50, text) = Summarize(ticks);
        Console.WriteLine($"Publish while {Events} queue up: {text}; an event takes its body of {bodies} B and {((after - before) / (double)Events) - bodies:F0} B");
        GC.KeepAlive(publisher);
        return p50;
    }

    /// <summary>The same with a serializer and a channel, which is what there would be without us.</summary>
    private static double QueueUpPlainly()
    {
        var queue = new PlainQueue(2 * Events);
        var ticks = new long[Events];
        for (var i = 0; i < Events; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var taken = queue.Publish("user-123", "acct-987", "Churn by segment", i & 1023);
            ticks[i] = Stopwatch.GetTimestamp() - begun;
            if (!taken)
            {
                throw new InvalidOperationException($"Event {i} was not taken.");
            }
        }

        var (p50, text) = Summarize(ticks);
        Console.WriteLine($"  System.Text.Json and a channel: {text}");
        return p50;
    }

    private static (double P50, string Text) Summarize(long[] ticks)
    {
        var timer = Median(TimerCosts());
        var nanoseconds = Array.ConvertAll(ticks, tick => Math.Max(0, NanosecondsOf(tick) - timer));
        var mean = nanoseconds.Average();
        var p50 = Median(nanoseconds);
        return (p50, string.Create(
            CultureInfo.InvariantCulture, $"p50 {p50:F0} ns, mean {mean:F0} ns ({mean / p50:F2} of p50), p99 {nanoseconds[Events / 100 * 99]:F0} ns"));
    }

    private static async Task PublishAsync(IEventPublisher publisher, long[] ticks, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var receipt = await publisher.PublishAsync(new ReportOpened { UserId = "user-123", AccountId = "acct-987", ReportName = "Churn by segment", Pages = i & 1023 });
            ticks[i] = Stopwatch.GetTimestamp() - begun;
            if (!receipt.Accepted)
            {
                throw new InvalidOperationException($"Event {i} was not accepted: {receipt.Status}.");
            }
        }
    }

    private static async Task SettleAsync()
    {
        await using var services = Services();
        var publisher = services.GetRequiredService<IEventPublisher>();
        var outbox = services.GetRequiredService<IOutbox>();
        var unlimited = new QuotaPolicy(int.MaxValue / 2, TimeSpan.FromSeconds(1), 0, TimeSpan.FromHours(1));
        var policy = new LanePolicy(Lane.Px, 1, unlimited, TimeSpan.FromSeconds(40), static () => 0.5);
        var claim = new ClaimRequest(policy, Guid.NewGuid(), Batch);
        var lists = (Claimed: new List<LeasedEntry>(), Settled: new List<Settlement>(), Effects: new List<SettlementEffect>());
        var ticks = new long[Batch];
        await PassAsync(publisher, outbox, policy, claim, lists, ticks, 100 * Batch);

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        await PassAsync(publisher, outbox, policy, claim, lists, ticks, Events);
        var elapsed = Stopwatch.GetElapsedTime(begun);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Publish, claim and settle on one thread: {Events / elapsed.TotalSeconds:F0} events a second, {allocated} B allocated by {Events} events"));
    }

    private static async Task PassAsync(
        IEventPublisher publisher,
        IOutbox outbox,
        LanePolicy policy,
        ClaimRequest claim,
        (List<LeasedEntry> Claimed, List<Settlement> Settled, List<SettlementEffect> Effects) lists,
        long[] ticks,
        int count)
    {
        for (var done = 0; done < count; done += lists.Claimed.Count)
        {
            await PublishAsync(publisher, ticks, Batch);
            lists.Claimed.Clear();
            lists.Settled.Clear();
            lists.Effects.Clear();
            await outbox.ClaimAsync(claim, lists.Claimed, CancellationToken.None);
            foreach (var entry in lists.Claimed)
            {
                lists.Settled.Add(new Settlement(entry, AttemptKind.Delivered));
            }

            await outbox.SettleAsync(policy, lists.Settled, lists.Effects, CancellationToken.None);
        }
    }

    /// <summary>A publisher whose delivery is never started, so that nothing but the calls themselves is measured.</summary>
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddGainsightEvents(options =>
        {
            options.Px.ApiKey = Guid.NewGuid().ToString();
            options.Outbox.MaxEvents = 2 * Events;
            options.Outbox.MaxBytes = 1L << 31;
        });
        return services.BuildServiceProvider();
    }

    private static double[] TimerCosts()
    {
        var costs = new double[10_000];
        for (var i = 0; i < costs.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            costs[i] = NanosecondsOf(Stopwatch.GetTimestamp() - begun);
        }

        return costs;
    }

    private static double NanosecondsOf(long ticks) => ticks * 1e9 / Stopwatch.Frequency;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

using System.Diagnostics;

namespace GainsightEvents.Delivery.Harness;

/// <summary>
/// Both outboxes beside the bare loop, at one concurrency. Each round runs all of them one after the other, so that a noisy machine is
/// noisy to all; what is told is the median of the rounds' ratios.
/// </summary>
internal sealed class Comparison(Uri address, int requests, int concurrency, bool withSqlite)
{
    private const int WarmUp = 16;
    private const int SqliteWarmUp = 2;

    private readonly ReadOnlyMemory<byte> _body = Delivery.Body;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"gainsight-harness-{Environment.ProcessId}");

    public async Task RunAsync(int rounds)
    {
        var (bare, memory, sqlite) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        for (var round = -WarmUp; round < rounds; round++)
        {
            var (first, second) = (await BareAsync(), await InMemoryAsync());
            var third = withSqlite && round >= -SqliteWarmUp ? await InSqliteAsync() : second;
            if (round >= 0)
            {
                bare.Add(first);
                memory.Add(second);
                sqlite.Add(third);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| {concurrency} | {Ratio(bare, memory, Speed):0.00} | {Ratio(memory, bare, Cpu):0.00} | {Ratio(memory, bare, Bytes):0.00} | {(withSqlite ? $"{Ratio(bare, sqlite, Speed):0.00}" : "-")} | {Ratio(bare, bare[..^1], Speed, 1):0.00} |"));
        Console.Error.WriteLine(FormattableString.Invariant(
            $"  {concurrency} in flight: {requests / Median(bare.Select(Speed)):0}/s bare, speed of the in-memory outbox by round: {string.Join(' ', bare.Zip(memory, (a, b) => $"{Speed(a) / Speed(b):0.00}"))}"));
    }

    private static double Speed(Cost cost) => cost.Wall.TotalSeconds;

    private static double Cpu(Cost cost) => cost.Processor.TotalSeconds;

    private static double Bytes(Cost cost) => cost.Allocated;

    private static double Ratio(List<Cost> one, List<Cost> other, Func<Cost, double> of, int skip = 0) =>
        Median(one.Skip(skip).Zip(other, (a, b) => of(a) / of(b)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private Task<Cost> BareAsync() => Cost.OfAsync(() => BareLoop.RunAsync(address, _body, requests, concurrency));

    private async Task<Cost> InMemoryAsync()
    {
        await using var delivery = await Delivery.PrepareAsync(address, requests, concurrency, database: null);
        return await Cost.OfAsync(delivery.RunAsync);
    }

    private async Task<Cost> InSqliteAsync()
    {
        Directory.CreateDirectory(_folder);
        try
        {
            await using var delivery = await Delivery.PrepareAsync(address, requests, concurrency, Path.Combine(_folder, "gainsight.db"));
            return await Cost.OfAsync(delivery.RunAsync);
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

/// <summary>What something took: of the clock, of the processors, of memory.</summary>
internal readonly record struct Cost(TimeSpan Wall, TimeSpan Processor, long Allocated)
{
    public static async Task<Cost> OfAsync(Func<Task> run)
    {
        GC.Collect();
        var (allocated, processor, watch) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await run();
        return new Cost(watch.Elapsed, Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}

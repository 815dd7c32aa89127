namespace GainsightEvents.Emulator.Benchmarks;

/// <summary>
/// The emulator's PX endpoint and a bare endpoint that reads the body, in short turns, each in a process of its own and the load in a third. Each
/// turn is compared with the one beside it, so that what else the machine does meets both.
/// </summary>
internal static class Race
{
    private const int WarmUp = 4;
    private const int Rounds = 30;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync()
    {
        await using var bare = await Contestant.StartAsync("bare");
        await using var emulator = await Contestant.StartAsync("emulator");
        var (rates, costs) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var first = await TakeTurnAsync(bare);
            var second = await TakeTurnAsync(emulator);
            if (round >= WarmUp)
            {
                rates.Add(second.Rate / first.Rate);
                costs.Add(second.Cost / first.Cost);
            }
        }

        Console.WriteLine("| | requests a second | processor time a request |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine("| bare Kestrel endpoint that reads the body | 1.00 | 1.00 |");
        Console.WriteLine($"| emulator, judging and keeping each event | {Median(rates):0.00} | {Median(costs):0.00} |");
        return 0;
    }

    private static async Task<(double Rate, double Cost)> TakeTurnAsync(Contestant contestant)
    {
        var before = contestant.Processor;
        var count = await Load.SendAsync(contestant.Address, Turn);
        return (count, (contestant.Processor - before).TotalMicroseconds / count);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

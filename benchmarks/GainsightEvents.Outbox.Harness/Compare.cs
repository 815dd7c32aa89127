namespace GainsightEvents.Outbox.Harness;

/// <summary>Measures both in turn, so that whatever else the machine does meets both.</summary>
internal static class Compare
{
    public static async Task RunAsync(int rounds, int events, Row row, SqliteDurability durability, bool print)
    {
        var ratios = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            double ours, bare;
            if (round % 2 == 0)
            {
                ours = await Published.MeasureAsync(events, durability);
                bare = await BareLoop.MeasureAsync(events, row, durability);
            }
            else
            {
                bare = await BareLoop.MeasureAsync(events, row, durability);
                ours = await Published.MeasureAsync(events, durability);
            }

            ratios.Add(ours / bare);
            if (print)
            {
                Console.WriteLine($"{durability,-6} round {round + 1}: published {ours,9:N0}/s, bare {bare,9:N0}/s, ratio {ours / bare:F2}");
            }
        }

        ratios.Sort();
        if (print)
        {
            Console.WriteLine($"{durability,-6} ratio: median {ratios[ratios.Count / 2]:F2}, least {ratios[0]:F2}, most {ratios[^1]:F2}");
        }
    }
}

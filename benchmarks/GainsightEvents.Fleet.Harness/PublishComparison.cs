using GainsightEvents.Outbox.Harness;
using Npgsql;

namespace GainsightEvents.Fleet.Harness;

/// <summary>Durable publish from 64 producers, beside bare inserts of the same rows, in turn.</summary>
internal static class PublishComparison
{
    public static async Task RunAsync(NpgsqlDataSource source, int rounds, int events)
    {
        Console.WriteLine($"{Producers.Count} producers, {events:N0} events a round; nothing is delivered meanwhile.");
        var (toTogether, toAlone) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            await using var fleet = new Fleet(source);
            var bare = await BareInserts.CreateAsync(fleet);
            var alone = await Producers.MeasureAsync(events / 5, () => new ValueTask(bare.AloneAsync()));
            var copied = await Producers.MeasureAsync(events, () => new ValueTask(bare.TogetherAsync(copies: true)));
            double together, ours;
            if (round % 2 == 0)
            {
                together = await Producers.MeasureAsync(events, () => new ValueTask(bare.TogetherAsync()));
                ours = await OursAsync(fleet, events);
            }
            else
            {
                ours = await OursAsync(fleet, events);
                together = await Producers.MeasureAsync(events, () => new ValueTask(bare.TogetherAsync()));
            }

            if (round == 0)
            {
                // All of it was compiled meanwhile.
                continue;
            }

            toTogether.Add(ours / together);
            toAlone.Add(ours / alone);
            Console.WriteLine($"round {round}: published {ours,8:N0}/s, bare together {together,8:N0}/s, ratio {ours / together:F2}; bare one by one {alone,8:N0}/s, ratio {ours / alone:F1}; bare by COPY {copied,8:N0}/s");
        }

        toTogether.Sort();
        toAlone.Sort();
        Console.WriteLine($"ratio to bare inserts together: median {toTogether[rounds / 2]:F2}; to one by one: median {toAlone[rounds / 2]:F1}");
    }

    private static async Task<double> OursAsync(Fleet fleet, int events)
    {
        await using var publisher = fleet.Open();
        return await Producers.MeasureAsync(events, async () =>
        {
            var receipt = await publisher.PublishAsync(Benchmarks.FeatureUsed.Example);
            if (!receipt.Accepted)
            {
                throw new InvalidOperationException($"Not accepted: {receipt.Status}.");
            }
        });
    }
}

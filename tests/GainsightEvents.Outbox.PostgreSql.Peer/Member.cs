using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql.Peer;

/// <summary>One process of a fleet, as an application is one.</summary>
internal static class Member
{
    /// <summary>Requests that one process has under way at once, at most.</summary>
    public const int MaxInFlight = 64;

    /// <summary>How many publish at once in a process.</summary>
    public const int Producers = 4;

    /// <summary>Opens the outbox of a fleet.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="schema">The fleet's schema.</param>
    /// <param name="address">Where it delivers to; <see langword="null"/>: it only publishes.</param>
    /// <param name="perSecond">The quota.</param>
    public static GainsightPublisher Create(NpgsqlDataSource dataSource, string schema, Uri? address, int perSecond = 200)
    {
        var options = new GainsightOptions
        {
            Mode = GainsightMode.Emulator,
            Dispatch = address is not null,
            Px =
            {
                BaseAddress = address ?? new Uri("http://127.0.0.1:9"), PropertyKey = "AP-XXXXXXXXXX-2", MaxInFlight = MaxInFlight, Timeout = TimeSpan.FromSeconds(2),
                Quota = { PerSecond = perSecond, Headroom = perSecond / 40 },
            },
            Outbox = { MaxEvents = 10_000_000, MaxBytes = 1L << 40, StopTimeout = TimeSpan.FromSeconds(1), WaitTimeout = TimeSpan.FromSeconds(1) },
        };
        return GainsightPublisher.Create(options, builder => builder.UsePostgreSqlOutbox(dataSource, outbox => outbox.Schema = schema), CustomEvent.Catalog);
    }

    /// <summary>Publishes until the process is killed, and prints the identifyId of each event once it is accepted.</summary>
    public static async Task PublishForEverAsync(GainsightPublisher publisher)
    {
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var user = $"{Guid.NewGuid()}";
                if ((await publisher.PublishAsync(new CustomEvent("Opened", user))).Accepted)
                {
                    await Console.Out.WriteLineAsync(user);
                }

                await Task.Delay(20);
            }
        })));
    }
}

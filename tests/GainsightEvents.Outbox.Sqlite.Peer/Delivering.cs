namespace GainsightEvents.Outbox.Sqlite.Peer;

/// <summary>An application that publishes and delivers until it is killed, and prints the identifyId of each event once it is accepted.</summary>
internal static class Delivering
{
    /// <summary>Requests under way at once, at most.</summary>
    public const int MaxInFlight = 16;

    private const int Producers = 4;

    public static GainsightPublisher Create(string file, Uri address) => GainsightPublisher.Create(
        new GainsightOptions
        {
            Mode = GainsightMode.Emulator,
            Px =
            {
                BaseAddress = address, PropertyKey = "AP-XXXXXXXXXX-2", MaxInFlight = MaxInFlight, Timeout = TimeSpan.FromSeconds(2),
                Quota = { PerSecond = 2_000, Headroom = 0 },
            },
            Outbox = { StopTimeout = TimeSpan.FromSeconds(1) },
        },
        builder => Microsoft.Extensions.DependencyInjection.SqliteOutboxBuilderExtensions.UseSqliteOutbox(builder, file),
        CustomEvent.Catalog);

    public static async Task ForEverAsync(string file, Uri address)
    {
        await using var publisher = Create(file, address);
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => PublishAsync(publisher))));
    }

    private static async Task PublishAsync(GainsightPublisher publisher)
    {
        while (true)
        {
            var user = $"{Guid.NewGuid()}";
            if ((await publisher.PublishAsync(new CustomEvent("Opened", user))).Accepted)
            {
                await Console.Out.WriteLineAsync(user);
            }

            await Task.Delay(10);
        }
    }
}

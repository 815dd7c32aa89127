using GainsightEvents.Emulator;
using GainsightEvents.Outbox.Sqlite.Peer;
using GainsightEvents.Tests;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>An application that publishes and delivers is killed at random moments, while a server goes on to receive.</summary>
public sealed class DeliveryCrashTests : IAsyncDisposable
{
    private static readonly int Kills = RunLength.IsLong ? 200 : 8;

    private readonly SqliteFile _file = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Whatever_was_acknowledged_arrives_and_twice_only_what_was_under_way()
    {
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null, MaxEvents = 1_000_000 }, Ended);
        var random = new Random(1);
        var acknowledged = new HashSet<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var peer = PeerProcess.StartDelivering(_file.Path, emulator.BaseAddress);
            for (var lines = random.Next(20, 200); lines > 0; lines--)
            {
                acknowledged.Add(await peer.ReadLineAsync());
            }

            acknowledged.UnionWith((await peer.KillAndReadAsync()).Select(static id => $"{id}"));
        }

        await using var last = Delivering.Create(_file.Path, emulator.BaseAddress);
        Assert.True((await last.FlushAsync(TimeSpan.FromMinutes(2), Ended)).Completed);
        var ledger = (await last.ReadLedgerAsync(Ended)).Total;
        Assert.True(ledger.Balances, $"{ledger}");
        Assert.Equal((0, 0, 0), (ledger.Queued, ledger.DeadLettered, ledger.Missing));

        var received = emulator.Events.Good.Select(static each => each.IdentifyId!).ToList();
        var once = received.Distinct().ToList();
        Assert.Empty(acknowledged.Except(once));
        Assert.Equal(ledger.Accepted, once.Count);
        Assert.InRange(received.Count - once.Count, 0, Kills * Delivering.MaxInFlight);
        Figures.Report(
            "Crash: publishing and delivering",
            $"{Kills} kills: {acknowledged.Count} acknowledged, all arrived; {received.Count - once.Count} arrived twice, of at most {Kills * Delivering.MaxInFlight} in flight at the kills");
    }
}

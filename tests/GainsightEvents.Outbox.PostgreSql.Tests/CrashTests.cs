using GainsightEvents.Emulator;
using GainsightEvents.Outbox.PostgreSql.Peer;
using GainsightEvents.Tests;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>Processes that publish, processes that deliver, and the server between them are killed at random moments, while the emulator goes on to receive.</summary>
[Collection(FleetTests.Alone)]
public sealed class CrashTests
{
    private const int Members = 3;
    private const int PerSecond = 2_000;
    private const string Schema = "gainsight";

    private static readonly int Kills = RunLength.IsLong ? 500 : 12;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_was_acknowledged_arrives_whoever_is_killed()
    {
        await using var server = await OwnServer.StartAsync();
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null, MaxEvents = 10_000_000, MaxBytes = 1L << 40 }, Ended);
        var random = new Random(1);
        var acknowledged = new HashSet<string>();
        var (publishing, delivering, crashes) = (0, 0, 0);
        var publishers = Enumerable.Range(0, Members).Select(_ => Publisher()).ToList();
        var dispatchers = Enumerable.Range(0, Members).Select(_ => Dispatcher()).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Not before everybody works again.
            await Wait.UntilAsync(() => Task.FromResult(
                publishers.TrueForAll(static member => member.Lines.Count > 5) && dispatchers.TrueForAll(static member => member.Lines.Count > 0)));
            await Task.Delay(random.Next(1, 300), Ended);
            var victim = random.Next(Members);
            switch (kill % 5)
            {
                case 0:
                    await server.CrashAsync();
                    crashes++;
                    break;
                case 1 or 2:
                    await publishers[victim].KillAsync();
                    acknowledged.UnionWith(publishers[victim].Lines);
                    await publishers[victim].DisposeAsync();
                    publishers[victim] = Publisher();
                    publishing++;
                    break;
                default:
                    await dispatchers[victim].KillAsync();
                    await dispatchers[victim].DisposeAsync();
                    dispatchers[victim] = Dispatcher();
                    delivering++;
                    break;
            }
        }

        foreach (var member in publishers)
        {
            await member.KillAsync();
            acknowledged.UnionWith(member.Lines);
            await member.DisposeAsync();
        }

        // What killed ones held is due when their leases have run out.
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var last = Member.Create(source, Schema, address: null);
        Assert.True((await last.FlushAsync(TimeSpan.FromMinutes(3), Ended)).Completed);
        foreach (var member in dispatchers)
        {
            await member.DisposeAsync();
        }

        var ledger = (await last.ReadLedgerAsync(Ended)).Total;
        Assert.True(ledger.Balances, $"{ledger}");
        Assert.Equal((0, 0, 0), (ledger.Queued, ledger.DeadLettered, ledger.Missing));
        Assert.Equal(0, emulator.Events.Counts.Forgotten);
        var received = emulator.Events.Good.Select(static each => each.IdentifyId!).ToList();
        var once = received.Distinct().ToList();
        Assert.Empty(acknowledged.Except(once));
        Assert.Equal(ledger.Accepted, once.Count);

        // A crash of the server takes the answers of all that deliver.
        var inFlight = (delivering + (crashes * Members)) * Member.MaxInFlight;
        Assert.InRange(received.Count - once.Count, 0, inFlight);
        Figures.Report(
            "Fleet: crashes",
            $"{publishing} kills of processes that publish, {delivering} of such as deliver, {crashes} of the server: {acknowledged.Count} acknowledged, all arrived; "
            + $"{received.Count - once.Count} arrived twice, of at most {inFlight} in flight at the kills");

        MemberProcess Publisher() => MemberProcess.Publishing(server.ConnectionString, Schema);

        MemberProcess Dispatcher() => MemberProcess.Delivering(server.ConnectionString, Schema, emulator.BaseAddress, PerSecond);
    }
}

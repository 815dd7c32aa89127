using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>A process that publishes is killed at a random moment, again and again, on one file.</summary>
public sealed class CrashTests : IAsyncDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("GAINSIGHT_LONG") == "1" ? 2_000 : 50;

    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_the_kill()
    {
        var random = new Random(1);
        var acknowledged = new HashSet<Guid>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var peer = PeerProcess.Start(_file.Path);
            await peer.BeginAppendingAsync();
            for (var lines = random.Next(1, 400); lines > 0; lines--)
            {
                acknowledged.Add(Guid.Parse(await peer.ReadLineAsync()));
            }

            foreach (var id in await peer.KillAndReadAsync())
            {
                acknowledged.Add(id);
            }
        }

        await using var outbox = _file.Open(1_000_000, 1L << 32, TimeSpan.FromDays(30), TimeProvider.System);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        var found = (await driver.ClaimAsync(1_000_000)).Entries.Select(static entry => entry.EventId).ToList();
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Empty(acknowledged.Except(found));
        Assert.Equal(new LedgerCounts { Accepted = found.Count, Queued = found.Count }, await driver.CountsAsync());

        // What was committed and not yet said is at most what the producers had under way.
        Assert.InRange(found.Count - acknowledged.Count, 0, Kills * 8);
        TestContext.Current.SendDiagnosticMessage($"{Kills} kills: {acknowledged.Count} acknowledged, {found.Count} found.");
    }
}

using GainsightEvents.Outbox.Sqlite.Peer;
using GainsightEvents.Tests;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using PeerPublishing = GainsightEvents.Outbox.Sqlite.Peer.Publishing;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>A process that publishes is killed at a random moment, again and again, on one file.</summary>
public sealed class CrashTests : IAsyncDisposable
{
    private static readonly int Kills = RunLength.IsLong ? 2_000 : 50;

    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_the_kill()
    {
        var random = new Random(1);
        var (acknowledged, found, inCommit) = (0, 0, 0);
        for (var kill = 0; kill < Kills;)
        {
            // What a few kills left is looked at and taken away, or each start would look through all of it.
            var (ids, until) = (new HashSet<Guid>(), Math.Min(Kills, kill + 25));
            for (; kill < until; kill++)
            {
                inCommit += await CrashAsync(ids, random.Next(1, 400)) ? 1 : 0;
            }

            var there = await TakeAllAsync();
            Assert.Empty(ids.Except(there));
            (acknowledged, found) = (acknowledged + ids.Count, found + there.Count);
        }

        // What was committed and not yet said is at most what the producers had under way.
        Assert.InRange(found - acknowledged, 0, Kills * PeerPublishing.Producers);
        Assert.True(inCommit >= 0.3 * Kills, $"{inCommit} of {Kills} kills met a commit that was under way, and 30 % have to.");
        Figures.Report("Crash: publishing", $"{Kills} kills, {100 * inCommit / Kills} % of them with a group commit in flight: {acknowledged} acknowledged, {found} found, 0 lost");
    }

    /// <summary>Lets a process publish, kills it, and notes what it had acknowledged.</summary>
    /// <returns>Whether a commit was under way.</returns>
    private async Task<bool> CrashAsync(HashSet<Guid> acknowledged, int lines)
    {
        await using var peer = PeerProcess.Start(_file.Path);
        await peer.BeginAppendingAsync();
        for (; lines > 0; lines--)
        {
            acknowledged.Add(Guid.Parse(await peer.ReadLineAsync()));
        }

        acknowledged.UnionWith(await peer.KillAndReadAsync());
        return (await File.ReadAllBytesAsync(CommitFlag.PathOf(_file.Path), CancellationToken.None))[0] != 0;
    }

    /// <summary>Takes all that is in the file out of it, as delivered.</summary>
    private async Task<List<Guid>> TakeAllAsync()
    {
        var outbox = _file.Open(10_000_000, 1L << 40, TimeSpan.FromDays(30), TimeProvider.System);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        var before = await driver.CountsAsync();
        Assert.True(before.Balances && before.Missing == 0, $"{before}");
        var claimed = (await driver.ClaimAsync(1_000_000)).Entries;
        var found = claimed.Select(static entry => entry.EventId).ToList();
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Equal(before.Queued, found.Count);
        await outbox.SettleAsync(driver.PolicyOf(Lane.Px), [.. claimed.Select(static entry => new Settlement(entry, AttemptKind.Delivered))], [], CancellationToken.None);
        Assert.Equal(before with { Delivered = before.Delivered + found.Count, Queued = 0 }, await driver.CountsAsync());
        await outbox.DisposeAsync();
        return found;
    }
}

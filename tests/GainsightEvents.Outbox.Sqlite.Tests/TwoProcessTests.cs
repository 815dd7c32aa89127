using GainsightEvents.Tests;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>What holds when processes share one file, shown by processes.</summary>
public sealed class TwoProcessTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Two_processes_share_a_lane_s_quota_and_send_nothing_twice()
    {
        const int PerSecond = 100, Entries = 300;
        var driver = await AppendAsync(Entries);
        await using var one = PeerProcess.Start(_file.Path, PerSecond);
        await using var other = PeerProcess.Start(_file.Path, PerSecond);
        var shares = await Task.WhenAll(one.DrainAsync(), other.DrainAsync());

        Assert.All(shares, static share => Assert.NotEmpty(share));
        var sent = shares.SelectMany(static share => share).ToList();
        Assert.Equal(Entries, sent.DistinctBy(static entry => entry.EventId).Count());
        Assert.Equal(Entries, sent.Count);
        Assert.InRange(MostWithin(TimeSpan.FromSeconds(1), sent), 1, PerSecond);
        Assert.Equal(new LedgerCounts { Accepted = Entries, Delivered = Entries }, await driver.CountsAsync());
    }

    [Fact]
    public async Task Four_processes_deliver_what_all_of_them_accepted_when_one_is_killed()
    {
        const int PerSecond = 200, Each = 100, Held = 20;
        var peers = Enumerable.Range(0, 4).Select(_ => PeerProcess.Start(_file.Path, PerSecond, leaseMilliseconds: 1500)).ToList();
        var accepted = (await Task.WhenAll(peers.Select(static peer => peer.PublishAsync(Each)))).SelectMany(static ids => ids).ToHashSet();
        Assert.Equal(4 * Each, accepted.Count);

        // It is killed with leases in hand, and while it publishes.
        var held = (await ClaimSomeAsync(peers[0], Held)).ToList();
        await peers[0].BeginAppendingAsync();
        var drains = peers.Skip(1).Select(static peer => peer.DrainAsync()).ToList();
        accepted.Add(Guid.Parse(await peers[0].ReadLineAsync()));
        accepted.UnionWith(await peers[0].KillAndReadAsync());
        var shares = await Task.WhenAll(drains);

        var sent = shares.SelectMany(static share => share).ToList();
        Assert.All(shares, static share => Assert.NotEmpty(share));
        Assert.Empty(accepted.Except(sent.Select(static entry => entry.EventId)));
        Assert.Equal(sent.Count, sent.DistinctBy(static entry => entry.EventId).Count());
        var most = MostWithin(TimeSpan.FromSeconds(1), sent.Concat(held));
        Assert.InRange(most, 1, PerSecond);
        foreach (var peer in peers)
        {
            await peer.DisposeAsync();
        }

        Figures.Report("Four processes, one killed", $"{accepted.Count} acknowledged, all delivered by the other three; at most {most} permits in any second of the {PerSecond} they share");
    }

    [Fact]
    public async Task Two_processes_share_a_day()
    {
        var driver = await AppendAsync(150);
        await using var one = PeerProcess.Start(_file.Path, perDay: 100);
        await using var other = PeerProcess.Start(_file.Path, perDay: 100);
        var shares = await Task.WhenAll(one.DrainAsync(), other.DrainAsync());

        // A tenth is for entries of high priority, and there are none.
        Assert.Equal(90, shares.Sum(static share => share.Length));
        Assert.Equal(new LedgerCounts { Accepted = 150, Delivered = 90, Queued = 60 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task What_a_killed_process_held_another_delivers_when_the_leases_have_run_out()
    {
        var driver = await AppendAsync(6);
        var killed = PeerProcess.Start(_file.Path, leaseMilliseconds: 1500);
        await using var other = PeerProcess.Start(_file.Path, leaseMilliseconds: 1500);
        var held = (await killed.ClaimAsync(4)).Entries;
        Assert.Equal(4, held.Length);
        var (nextIn, meanwhile) = await other.ClaimAsync(6);
        await killed.KillAsync();
        Assert.DoesNotContain(meanwhile, entry => held.Any(lost => lost.EventId == entry.EventId));
        Assert.InRange(nextIn!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(1500));
        await other.DoAsync("settle Delivered");

        var delivered = await other.DrainAsync();
        Assert.Equal(held.Select(static entry => entry.EventId).Order(), delivered.Where(entry => held.Any(lost => lost.EventId == entry.EventId)).Select(static entry => entry.EventId).Order());
        Assert.All(held, lost => Assert.True(delivered.Single(entry => entry.EventId == lost.EventId).ClaimedAt - lost.ClaimedAt >= TimeSpan.FromMilliseconds(1500).Ticks));
        Assert.Equal(new LedgerCounts { Accepted = 6, Delivered = 6 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task A_pause_is_every_process_s_and_one_that_starts_queues_nothing_anew()
    {
        var driver = await AppendAsync(3);
        await using var one = PeerProcess.Start(_file.Path);
        Assert.Equal(3, (await one.ClaimAsync(3)).Entries.Length);
        Assert.Equal("Requeued Requeued Requeued", await one.DoAsync("settle Refused"));

        // It starts when all is refused already.
        await using var other = PeerProcess.Start(_file.Path);
        Assert.Equal("paused: a reason", await other.DoAsync("read"));
        Assert.True(Assert.Single((await other.ClaimAsync(3)).Entries).IsProbe);
        Assert.Empty((await one.ClaimAsync(3)).Entries);
        await other.DoAsync("settle Refused");
        var (nextIn, none) = await other.ClaimAsync(3);
        Assert.Empty(none);
        Assert.InRange(nextIn!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5));
        Assert.Equal(new LedgerCounts { Accepted = 3, Queued = 3 }, await driver.CountsAsync());

        // The next probe passes, in whichever process, and all are delivered.
        Assert.Equal(3, (await one.DrainAsync()).Length);
        Assert.Equal("open", await other.DoAsync("read"));
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 3 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_another_process()
    {
        var driver = await AppendAsync(1);
        await using var other = PeerProcess.Start(_file.Path);
        Assert.Single((await other.ClaimAsync(1)).Entries);
        await driver.ClaimAsync();
        var progress = driver.Outbox.WaitForProgressAsync(CancellationToken.None).AsTask();
        var entries = driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        Assert.Equal("Requeued", await other.DoAsync("settle GivenBack"));
        await Task.WhenAll(progress, entries).WaitAsync(Patience, CancellationToken.None);
        await driver.ClaimOneAsync();
    }

    private static async Task<IEnumerable<Sent>> ClaimSomeAsync(PeerProcess peer, int count)
    {
        var claimed = new List<Sent>();
        while (claimed.Count < count)
        {
            claimed.AddRange((await peer.ClaimAsync(count - claimed.Count)).Entries);
            await Task.Delay(20);
        }

        return claimed;
    }

    /// <summary>The most that any window of a length holds, wherever it begins.</summary>
    private static int MostWithin(TimeSpan window, IEnumerable<Sent> sent)
    {
        var times = sent.Select(static entry => entry.ClaimedAt).Order().ToList();
        return times.Max(start => times.Count(at => at >= start && at < start + window.Ticks));
    }

    /// <summary>Opens the file in this process and appends entries of three names.</summary>
    private async Task<OutboxDriver> AppendAsync(int count)
    {
        var outbox = _file.Open(100_000, 1 << 30, TimeSpan.FromDays(30), TimeProvider.System);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        await driver.AppendAsync([.. Enumerable.Range(0, count).Select(static i => $"{i % 3}")]);
        return driver;
    }
}

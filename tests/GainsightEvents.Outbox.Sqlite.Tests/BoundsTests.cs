using System.Globalization;
using GainsightEvents.Outbox.Sqlite.Peer;
using GainsightEvents.Tests;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>While nothing answers, an outbox holds what its settings allow and no more: in entries, in bytes, and in the memory of the process.</summary>
public sealed class BoundsTests : IAsyncDisposable
{
    private const int LeastBytes = Outage.TextLength;
    private const int MostBytes = Outage.TextLength + 300;

    // Beside its body an entry in memory costs columns; and the collector lets garbage lie that publishers make, in each process differently.
    private const long EntryBytes = 400;

    // It is the same process but for the bound, so that both have about the same; without a bound there would be twice as much more.
    private const long GarbageBytes = 24 << 20;

    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Theory]
    [InlineData("memory", OutboxOverflow.Wait)]
    [InlineData("memory", OutboxOverflow.Reject)]
    [InlineData("memory", OutboxOverflow.DropOldest)]
    [InlineData("sqlite", OutboxOverflow.Wait)]
    [InlineData("sqlite", OutboxOverflow.Reject)]
    [InlineData("sqlite", OutboxOverflow.DropOldest)]
    public async Task An_outage_fills_the_outbox_to_its_bounds_and_no_further(string store, OutboxOverflow overflow)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The most memory that was resident is read from /proc.");
            return;
        }

        const int FewEvents = 100, ManyEvents = 100_000;
        const long ManyBytes = 4_000_000;
        var byCount = await RunAsync("count", store, overflow, FewEvents, 64 << 20);
        var byBytes = await RunAsync("bytes", store, overflow, ManyEvents, ManyBytes);
        Assert.Equal(FewEvents, byCount.Held);
        Assert.InRange(byBytes.Held, ManyBytes / MostBytes, ManyBytes / LeastBytes);
        Assert.All([byCount, byBytes], run => Assert.Equal(run.Held, run.Accepted - run.Dropped));
        Assert.Equal(overflow == OutboxOverflow.DropOldest ? Outage.Events - byBytes.Held : 0, byBytes.Dropped);

        // Where all that is held is on its way, there is nothing to drop.
        Assert.Equal(overflow == OutboxOverflow.DropOldest, byCount.Dropped > 0);

        // What is in a file is not in memory, but for SQLite's cache of 2 MB.
        var grown = byBytes.Resident - byCount.Resident;
        var most = GarbageBytes + (store == "memory" ? ManyBytes + (byBytes.Held * EntryBytes) : 2 << 20);
        Assert.True(grown <= most, $"{grown:N0} bytes more were resident, and {most:N0} may be.");
        Figures.Report(
            $"Outage: {store}, {overflow}",
            string.Create(CultureInfo.InvariantCulture, $"{byBytes.Held} entries held of {Outage.Events} published within {ManyBytes:N0} bytes; {grown / 1e6:F1} MB more resident than with {FewEvents} entries"));
    }

    private async Task<(int Held, long Resident, int Accepted, int Dropped)> RunAsync(string name, string store, OutboxOverflow overflow, int maxEvents, long maxBytes)
    {
        var (exitCode, output) = await PeerProcess.RunAsync([], $"{_file.Path}-{name}", "outage", store, $"{overflow}", $"{maxEvents}", $"{maxBytes}");
        Assert.True(exitCode == 0, output);
        var numbers = output.Trim().Split(' ').Select(static number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1] * 1024L, numbers[2], numbers[3]);
    }
}

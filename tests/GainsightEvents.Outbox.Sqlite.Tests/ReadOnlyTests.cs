using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>What cannot be written is said: at the start by an error that names it, later by the answer to each append.</summary>
public sealed class ReadOnlyTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return _file.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_or_a_folder_that_cannot_be_written_is_an_error_at_the_start_that_names_it(bool folderToo)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no mode there.");
            return;
        }

        await using (var outbox = _file.Open(100, 1 << 20, TimeSpan.FromDays(1), TimeProvider.System))
        {
            await new OutboxDriver(outbox, new FakeTimeProvider()).AppendAsync("A");
        }

        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Search = Read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        foreach (var file in Directory.GetFiles(_file.Folder))
        {
            File.SetUnixFileMode(file, Read);
        }

        File.SetUnixFileMode(_file.Folder, folderToo ? Search : Search | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);

        // Root writes everywhere, so it starts the process as nobody.
        string[] launcher = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        var (exitCode, output) = await PeerProcess.RunAsync(launcher, _file.Path, "100", "1000", "1000");
        Assert.NotEqual(0, exitCode);
        Assert.Contains(_file.Path, output, StringComparison.Ordinal);
        Assert.Contains("denied", output + (output.Contains("can be read and not written", StringComparison.Ordinal) ? "denied" : ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_any_more_is_unavailable_and_takes_nothing()
    {
        var outbox = _file.Open(100, 1 << 20, TimeSpan.FromDays(1), TimeProvider.System);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        await driver.AppendAsync("A");
        outbox.Set("query_only = 1");
        Assert.Equal(AppendStatus.Unavailable, await driver.TryAppendAsync("B"));
        Assert.Equal(AppendStatus.Unavailable, (await driver.OfferAsync(OverflowPolicy.DropOldest, "B")).Status);

        outbox.Set("query_only = 0");
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, await driver.CountsAsync());
        await driver.AppendAsync("C");
        Assert.Equal(["A", "C"], await driver.ClaimNamesAsync());
    }
}

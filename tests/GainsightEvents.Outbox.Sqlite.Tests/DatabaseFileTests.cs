using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>What becomes of the file itself.</summary>
public sealed class DatabaseFileTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();
    private readonly List<string> _logged = [];
    private readonly FileRecorder _logger;

    public DatabaseFileTests() => _logger = new FileRecorder(_logged);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Only_its_owner_reads_the_file_and_what_SQLite_puts_beside_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no mode there.");
            return;
        }

        await using var outbox = Open();
        await DriverOf(outbox).AppendAsync("A");
        var modes = Directory.GetFiles(_file.Folder).ToDictionary(static file => file, File.GetUnixFileMode);
        Assert.True(modes.Count >= 3, string.Join(' ', modes.Keys));
        Assert.All(modes.Values, static mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_damaged_file_is_set_aside_told_and_replaced(int seed)
    {
        await using (var outbox = Open())
        {
            await DriverOf(outbox).AppendAsync([.. Enumerable.Repeat("A", 200)]);
        }

        var before = await File.ReadAllBytesAsync(_file.Path, CancellationToken.None);
        var random = new Random(seed);
        if (seed == 0)
        {
            // Not even the head of a database.
            random.NextBytes(before.AsSpan(0, 512));
        }
        else
        {
            for (var at = 4096; at < before.Length; at += 4096)
            {
                random.NextBytes(before.AsSpan(at, 64));
            }
        }

        await File.WriteAllBytesAsync(_file.Path, before, CancellationToken.None);
        await using (var outbox = Open())
        {
            var driver = DriverOf(outbox);
            await driver.AppendAsync("B");
            Assert.Equal(["B"], await driver.ClaimNamesAsync());

            // The mark beside the file knows how many it held.
            Assert.Equal(new LedgerCounts { Accepted = 201, Queued = 1, Missing = 200 }, await driver.CountsAsync());
        }

        var aside = Assert.Single(Directory.GetFiles(_file.Folder, "outbox.db.damaged-*"));
        Assert.Equal(before, await File.ReadAllBytesAsync(aside, CancellationToken.None));
        Assert.Collection(
            _logged,
            line => Assert.Contains(aside, line, StringComparison.Ordinal),
            static line => Assert.Contains("has lost 200 events of lane Gainsight:Px", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_refused_and_left_as_it_is()
    {
        await using (Open())
        {
        }

        await using (var connection = _file.Connect(TimeSpan.FromSeconds(1)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA user_version = {Schema.Version + 1}";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        var exception = Assert.Throws<InvalidOperationException>(Open);
        Assert.Contains($"its schema is {Schema.Version + 1}", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_logged);
        Assert.Empty(Directory.GetFiles(_file.Folder, "*.damaged-*"));
    }

    [Fact]
    public async Task A_full_disk_is_said_and_nothing_is_taken()
    {
        await using var outbox = Open();
        var driver = DriverOf(outbox);
        await driver.AppendAsync("A");

        // As many pages as it has: SQLite then answers as on a full disk.
        await using (var connection = _file.Connect(TimeSpan.FromSeconds(1)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA page_count";
            outbox.Set($"max_page_count = {await command.ExecuteScalarAsync(CancellationToken.None)}");
        }

        var statuses = new List<AppendStatus>();
        for (var i = 0; i < 20; i++)
        {
            statuses.Add(await driver.TryAppendAsync("B", OutboxDriver.BodyOf("B", 10_000)));
        }

        Assert.Contains(AppendStatus.Unavailable, statuses);
        var taken = statuses.Count(static status => status == AppendStatus.Committed);
        Assert.Equal(new LedgerCounts { Accepted = 1 + taken, Queued = 1 + taken }, await driver.CountsAsync());
        outbox.Set("max_page_count = 1000000");
        await driver.AppendAsync("C");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_that_names_the_file() => Assert.Contains(
        "nowhere",
        Assert.ThrowsAny<IOException>(() => new DatabaseFile(Path.Combine(_file.Folder, "nowhere", "outbox.db"), new SqliteOutboxOptions(), _logger).Open(0)).Message,
        StringComparison.Ordinal);

    private static OutboxDriver DriverOf(SqliteOutbox outbox) => new(outbox, new FakeTimeProvider());

    private SqliteOutbox Open()
    {
        var outbox = new SqliteOutbox(new DatabaseFile(_file.Path, new SqliteOutboxOptions(), _logger), 100_000, 1 << 30, TimeSpan.FromDays(30), TimeProvider.System);
        outbox.InitializeAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return outbox;
    }
}

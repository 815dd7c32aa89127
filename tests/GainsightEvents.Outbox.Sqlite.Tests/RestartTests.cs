using GainsightEvents.Emulator;
using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>What an application sees of it: one run accepts, the next delivers.</summary>
public sealed class RestartTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();
    private readonly HeldPort _closed = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _closed.Dispose();
        return _file.DisposeAsync();
    }

    [Fact]
    public async Task What_one_run_accepted_the_next_one_delivers()
    {
        var ids = new List<string>();
        await using (var first = Create(_closed.Address))
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(PublishStatus.Accepted, (await first.PublishAsync(new CustomEvent("Opened", $"user-{i}"), Ended)).Status);
                ids.Add($"user-{i}");
            }

            Assert.True(first.TryPublish(new CustomEvent("Opened", "user-20")));
            ids.Add("user-20");
        }

        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions(), Ended);
        await using var second = Create(emulator.BaseAddress);
        Assert.True((await second.FlushAsync(TimeSpan.FromSeconds(60), Ended)).Completed);

        var delivered = emulator.Events.Good.Select(static received => received.IdentifyId);
        Assert.Equal(ids.Order(StringComparer.Ordinal), delivered.Order(StringComparer.Ordinal));
        var ledger = (await second.ReadLedgerAsync(Ended)).Total;
        Assert.Equal(new LedgerCounts { Accepted = 21, Delivered = 21 }, ledger);
    }

    [Fact]
    public async Task TryPublish_does_not_wait_for_a_file_that_another_process_holds()
    {
        await using var publisher = Create(_closed.Address);
        await publisher.PublishAsync(new CustomEvent("Opened", "user-1"), Ended);
        await using (var other = _file.Connect(TimeSpan.FromSeconds(10)))
        {
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync(Ended);

            // This thread holds the file: a call that waited for it would wait for itself, until the store gave up.
            for (var i = 0; i < 1_000; i++)
            {
                Assert.True(publisher.TryPublish(new CustomEvent("Opened", "user-1")));
            }

            command.CommandText = "SELECT COUNT(*) FROM entry";
            Assert.Equal(1L, await command.ExecuteScalarAsync(Ended));
            command.CommandText = "COMMIT";
            await command.ExecuteNonQueryAsync(Ended);
        }

        Assert.Equal(1_001, (await publisher.ReadLedgerAsync(Ended)).Total.Accepted);
        Assert.Equal(1_001, (await publisher.FlushAsync(TimeSpan.Zero, Ended)).Stored);
    }

    [Fact]
    public async Task Switched_off_it_keeps_what_it_has()
    {
        await using (var first = Create(_closed.Address))
        {
            await first.PublishAsync(new CustomEvent("Opened", "user-1"), Ended);
        }

        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions(), Ended);
        await using var off = Create(emulator.BaseAddress, GainsightMode.Off);
        Assert.Equal(PublishStatus.Off, (await off.PublishAsync(new CustomEvent("Opened", "user-2"), Ended)).Status);
        await off.FlushAsync(TimeSpan.FromMilliseconds(300), Ended);
        Assert.Equal(new LedgerCounts { Accepted = 1, Queued = 1 }, (await off.ReadLedgerAsync(Ended)).Total);
        Assert.Empty(emulator.Events.Good);
        Assert.Empty(emulator.Events.NotJudged);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":memory:")]
    [InlineData("file:outbox.db?mode=memory")]
    public void What_is_no_file_is_refused(string path) => Assert.Contains(
        "is not the path of a file",
        Assert.Throws<ArgumentException>(() => GainsightPublisher.Create(new GainsightOptions(), builder => builder.UseSqliteOutbox(path), CustomEvent.Catalog)).Message,
        StringComparison.Ordinal);

    private GainsightPublisher Create(Uri address, GainsightMode mode = GainsightMode.Emulator) => GainsightPublisher.Create(
        new GainsightOptions { Mode = mode, Px = { BaseAddress = address, PropertyKey = "AP-XXXXXXXXXX-2" }, Outbox = { StopTimeout = TimeSpan.FromSeconds(1) } },
        builder => builder.UseSqliteOutbox(_file.Path),
        CustomEvent.Catalog);
}

using System.Net;
using System.Net.Sockets;
using GainsightEvents.Emulator;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>What an application sees of it: one run accepts, the next delivers.</summary>
public sealed class RestartTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task What_one_run_accepted_the_next_one_delivers()
    {
        var ids = new List<string>();
        await using (var first = Create(new Uri($"http://127.0.0.1:{ClosedPort()}")))
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
    public async Task Switched_off_it_keeps_what_it_has()
    {
        await using (var first = Create(new Uri($"http://127.0.0.1:{ClosedPort()}")))
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

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

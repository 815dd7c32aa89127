using System.Diagnostics;
using GainsightEvents.Emulator;
using GainsightEvents.Outbox.PostgreSql.Peer;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>The sample of a worker, as a process: it delivers what another one publishes.</summary>
public sealed class WorkerSampleTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worker_delivers_what_a_process_publishes_that_does_not()
    {
        // It uses the default schema, so it has a server of its own.
        await using var server = await OwnServer.StartAsync();
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions(), Ended);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var publisher = Member.Create(source, "gainsight", address: null);
        Assert.True((await publisher.PublishAsync(new CustomEvent("Opened", "user-1"), Ended)).Accepted);
        Assert.Equal(1, (await publisher.FlushAsync(TimeSpan.FromMilliseconds(200), Ended)).Remaining);

        using var worker = Start(server, emulator);
        Assert.True((await publisher.FlushAsync(TimeSpan.FromSeconds(60), Ended)).Completed);

        // What is published while it waits it is notified of.
        Assert.True((await publisher.PublishAsync(new CustomEvent("Opened", "user-2"), Ended)).Accepted);
        Assert.True((await publisher.FlushAsync(TimeSpan.FromSeconds(60), Ended)).Completed);
        Assert.Equal(["user-1", "user-2"], emulator.Events.Good.Select(static each => each.IdentifyId));
        worker.Kill();
        await worker.WaitForExitAsync(Ended);
    }

    [Fact]
    public async Task Without_a_database_it_says_which_setting_is_missing()
    {
        using var worker = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Worker")) { RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory })!;
        var errors = await worker.StandardError.ReadToEndAsync(Ended);
        Assert.Contains("ConnectionStrings:App is not set", errors, StringComparison.Ordinal);
    }

    private static Process Start(OwnServer server, GainsightEmulator emulator) => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Worker"))
    {
        WorkingDirectory = AppContext.BaseDirectory,
        Environment =
        {
            ["ConnectionStrings__App"] = server.ConnectionString,
            ["Gainsight__Mode"] = "Emulator",
            ["Gainsight__Px__BaseAddress"] = $"{emulator.BaseAddress}",
            ["Gainsight__Px__PropertyKey"] = "AP-XXXXXXXXXX-2",
        },
    })!;
}

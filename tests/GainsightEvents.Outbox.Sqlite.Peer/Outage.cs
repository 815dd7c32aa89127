using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Outbox.Sqlite.Peer;

/// <summary>An application that publishes much while nothing answers, and says what that cost.</summary>
internal static class Outage
{
    /// <summary>How many events it publishes.</summary>
    public const int Events = 15_000;

    /// <summary>How long the text is that makes most of a body.</summary>
    public const int TextLength = 3_600;

    private static readonly string Text = new('x', TextLength);

    /// <summary>Prints: entries held, the most memory that was resident in kB, how many events were accepted, and how many of these were dropped.</summary>
    public static async Task RunAsync(string file, string store, OutboxOverflow overflow, int maxEvents, long maxBytes)
    {
        // It takes connections, and answers none.
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var options = new GainsightOptions
        {
            Mode = GainsightMode.Emulator,
            Px = { BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}"), PropertyKey = "AP-XXXXXXXXXX-2" },
            Outbox = { MaxEvents = maxEvents, MaxBytes = maxBytes, Overflow = overflow, WaitTimeout = TimeSpan.FromMilliseconds(1), StopTimeout = TimeSpan.Zero },
        };
        await using var publisher = GainsightPublisher.Create(options, builder => _ = store == "sqlite" ? builder.UseSqliteOutbox(file) : builder, CustomEvent.Catalog);
        var (left, accepted) = (Events, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Decrement(ref left); i >= 0; i = Interlocked.Decrement(ref left))
            {
                var published = await publisher.PublishAsync(new CustomEvent("Opened", $"user-{i}") { Attributes = { ["text"] = Text } });
                _ = published.Accepted ? Interlocked.Increment(ref accepted) : 0;
            }
        })));
        var ledger = (await publisher.ReadLedgerAsync()).Total;
        var resident = File.ReadLines("/proc/self/status").Single(static line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ledger.Queued} {resident} {accepted} {ledger.Discarded}"));
    }
}

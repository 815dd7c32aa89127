using System.Text;
using System.Text.Json;
using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>The files are read by backups and by whoever gets hold of a disk: no key is in them, also where a server echoes it.</summary>
public sealed class EchoedSecretsTests : IAsyncDisposable
{
    private const string Key = "px-KEY/0123+456=789";

    private readonly SqliteFile _file = new();
    private readonly LoopbackServer _server = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _server.Dispose();
        await _file.DisposeAsync();
    }

    [Theory]
    [InlineData("400 Bad Request", "DeadLettered")]
    [InlineData("401 Unauthorized", "Queued")]
    [InlineData("503 Service Unavailable", "Queued")]
    public async Task No_key_is_in_the_files(string status, string fate)
    {
        _server.Answer = _ => LoopbackServer.Response($"{status} {Key}", JsonSerializer.Serialize(new { message = Key }), $"X-Echo: {Key}");
        await using (var publisher = Create())
        {
            await publisher.PublishAsync(new CustomEvent("Opened", "user-1"), Ended);
            while (await publisher.FlushAsync(TimeSpan.FromMilliseconds(50), Ended) is { Reason: null })
            {
                Ended.ThrowIfCancellationRequested();
            }

            var counts = (await publisher.ReadLedgerAsync(Ended)).Total;
            Assert.Equal(1, fate == "Queued" ? counts.Queued : counts.DeadLettered);
            AssertFree();
        }

        AssertFree();
    }

    private void AssertFree()
    {
        foreach (var path in Directory.GetFiles(_file.Folder))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var text = Encoding.Latin1.GetString(copy.ToArray());
            Assert.DoesNotContain(Key, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(JsonSerializer.Serialize(Key).Trim('"'), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)), text, StringComparison.Ordinal);
        }

        Assert.Contains(Directory.GetFiles(_file.Folder), static path => path.EndsWith("outbox.db", StringComparison.Ordinal));
    }

    private GainsightPublisher Create() => GainsightPublisher.Create(
        new GainsightOptions
        {
            Px = { ApiKey = Key, BaseAddress = _server.Address, PropertyKey = "AP-XXXXXXXXXX-2" },
            Outbox = { StopTimeout = TimeSpan.FromSeconds(1) },
        },
        builder => builder.UseSqliteOutbox(_file.Path),
        CustomEvent.Catalog);
}

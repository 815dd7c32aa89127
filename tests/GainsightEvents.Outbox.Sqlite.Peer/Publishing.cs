namespace GainsightEvents.Outbox.Sqlite.Peer;

/// <summary>Publishes from several producers until the process is killed, and prints each id once it is acknowledged.</summary>
internal static class Publishing
{
    private const int Producers = 8;

    private static readonly EntryHeader Header = new("Feature Used", EventPriority.Normal, "identifyId");

    public static async Task<string> ForEverAsync(IOutbox outbox)
    {
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => PublishAsync(outbox))));
        return "never";
    }

    private static async Task PublishAsync(IOutbox outbox)
    {
        while (true)
        {
            var entry = new NewEntry(Guid.NewGuid(), Lane.Px, Header, DateTimeOffset.UtcNow, TimeSpan.FromDays(7), 0, 600);
            if ((await outbox.AppendAsync([entry], new byte[600], OverflowPolicy.Reject, CancellationToken.None)).Status == AppendStatus.Committed)
            {
                await Console.Out.WriteLineAsync($"{entry.EventId}");
            }
        }
    }
}

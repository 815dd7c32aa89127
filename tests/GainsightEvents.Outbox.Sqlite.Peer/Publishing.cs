namespace GainsightEvents.Outbox.Sqlite.Peer;

/// <summary>Publishes from several producers until the process is killed, and prints each id once it is acknowledged.</summary>
internal static class Publishing
{
    /// <summary>How many publish at once, so that a commit has some to share.</summary>
    public const int Producers = 32;

    private static readonly EntryHeader Header = new("Feature Used", EventPriority.Normal, "identifyId");

    public static async Task<string> ForEverAsync(IOutbox outbox)
    {
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => PublishAsync(outbox))));
        return "never";
    }

    /// <summary>Publishes so many.</summary>
    /// <returns>The ids of those that were acknowledged.</returns>
    public static async Task<string> SomeAsync(IOutbox outbox, int count) =>
        string.Join(' ', (await Task.WhenAll(Enumerable.Range(0, count).Select(_ => AppendAsync(outbox)))).OfType<Guid>());

    private static async Task PublishAsync(IOutbox outbox)
    {
        while (true)
        {
            if (await AppendAsync(outbox) is { } id)
            {
                await Console.Out.WriteLineAsync($"{id}");
            }
        }
    }

    private static async Task<Guid?> AppendAsync(IOutbox outbox)
    {
        var entry = new NewEntry(Guid.NewGuid(), Lane.Px, Header, DateTimeOffset.UtcNow, TimeSpan.FromDays(7), 0, 600);
        var appended = await outbox.AppendAsync([entry], new byte[600], OverflowPolicy.Reject, CancellationToken.None);
        return appended.Status == AppendStatus.Committed ? entry.EventId : null;
    }
}

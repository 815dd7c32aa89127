using System.Diagnostics;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>What the store asks of the network. The driver tells of each batch that it sends.</summary>
public sealed class RoundTripTests : IAsyncDisposable
{
    private readonly PostgreSqlSchema _schema = new();

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task A_hundred_entries_are_claimed_and_settled_in_four_round_trips()
    {
        var driver = new OutboxDriver(_schema.Open(1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System), new FakeTimeProvider());
        await driver.AppendAsync([.. Enumerable.Range(0, 101).Select(static i => $"Event {i % 7}")]);
        await driver.SettleAsync(await driver.ClaimOneAsync(), AttemptKind.Delivered);

        var entries = new List<LeasedEntry>();
        var claimed = await CountAsync(async () => entries.AddRange((await driver.ClaimAsync(100)).Entries));
        Assert.Equal(100, entries.Count);
        Settlement[] settlements = [.. entries.Select(static (entry, i) => new Settlement(entry, (i % 3) switch { 0 => AttemptKind.Delivered, 1 => AttemptKind.Rejected, _ => AttemptKind.Failed }, "a reason"))];
        var settled = await CountAsync(async () => await driver.Outbox.SettleAsync(driver.PolicyOf(Lane.Px), settlements, [], CancellationToken.None));
        Assert.Equal((2, 2), (claimed, settled));
    }

    [Fact]
    public async Task Events_that_are_published_together_share_a_round_trip()
    {
        var driver = new OutboxDriver(_schema.Open(10_000, 1 << 24, TimeSpan.FromDays(30), new FakeTimeProvider()), new FakeTimeProvider());
        await driver.AppendAsync("A");
        var sent = await CountAsync(() => Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => driver.OfferAsync(OverflowPolicy.Reject, "A"))));
        Assert.InRange(sent, 1, 100);
    }

    private async Task<int> CountAsync(Func<Task> action)
    {
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,

            // Other tests have schemas of their own.
            ActivityStopped = activity => _ = activity.TagObjects.Any(tag => $"{tag.Value}".Contains(_schema.Name, StringComparison.Ordinal)) ? Interlocked.Increment(ref count) : 0,
        };
        ActivitySource.AddActivityListener(listener);
        await action();
        return count;
    }
}

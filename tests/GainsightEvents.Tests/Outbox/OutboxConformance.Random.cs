using System.Collections.Concurrent;
using System.Text;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public abstract partial class OutboxConformance
{
    /// <summary>Steps of a random run. A store that commits each to a disk takes fewer.</summary>
    protected virtual int RandomSteps => 5000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_happens_the_ledger_balances_and_each_entry_has_one_final_outcome(int seed)
    {
        const int MaxEvents = 150;
        var driver = Drive(MaxEvents, 8 << 20, TimeSpan.FromDays(365));
        driver.LeaseDuration = TimeSpan.FromSeconds(30);
        var model = new OutboxModel(driver, MaxEvents, new Random(seed));
        await model.BeginAsync();
        for (var step = 0; step < RandomSteps; step++)
        {
            await model.StepAsync();
        }

        await model.DiscardAsync();
    }

    [Fact]
    public async Task Publishers_and_dispatchers_at_once_lose_nothing_and_send_nothing_twice()
    {
        const int Publishers = 4, Each = 2000;
        var driver = Drive(maxEvents: 500, maxBytes: 1 << 20);
        var delivered = new ConcurrentDictionary<Guid, int>();
        var torn = 0;
        var publishing = Enumerable.Range(0, Publishers).Select(p => Task.Run(async () =>
        {
            for (var i = 0; i < Each;)
            {
                var appended = await driver.OfferAsync(new OverflowPolicy(TimeSpan.FromHours(1)), $"Event {p}", OutboxDriver.BodyOf($"{p}.{i}", i % 700));
                i += appended.Status == AppendStatus.Committed ? 1 : 0;
            }
        })).ToList();
        var dispatching = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (delivered.Count < Publishers * Each)
            {
                var claim = await driver.ClaimAsync(50);
                foreach (var entry in claim.Entries)
                {
                    var body = Encoding.UTF8.GetString(entry.Body.Span);
                    Interlocked.Add(ref torn, body.StartsWith('{') && body.EndsWith("\"}", StringComparison.Ordinal) ? 0 : 1);
                    Assert.Equal(EntryFate.Delivered, (await driver.SettleAsync(entry, AttemptKind.Delivered)).Fate);
                    delivered.AddOrUpdate(entry.EventId, 1, static (_, times) => times + 1);
                }

                Assert.True((await driver.CountsAsync()).Balances);
                await Task.Yield();
            }
        })).ToList();

        await Task.WhenAll([.. publishing, .. dispatching]).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.NotEmpty(delivered);
        Assert.All(delivered.Values, static times => Assert.Equal(1, times));
        Assert.Equal(0, torn);
        Assert.Equal(new LedgerCounts { Accepted = Publishers * Each, Delivered = Publishers * Each }, await driver.CountsAsync());
    }
}

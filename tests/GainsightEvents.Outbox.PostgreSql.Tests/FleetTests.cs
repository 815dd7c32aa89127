using System.Diagnostics;
using GainsightEvents.Emulator;
using GainsightEvents.Outbox.PostgreSql.Peer;
using GainsightEvents.Tests;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>Processes of one fleet, on one database, beside an emulator.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class FleetTests : IAsyncDisposable
{
    internal const string Alone = "Fleet";

    private readonly PostgreSqlSchema _schema = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    [Trait("Judges", "rate")]
    public async Task Eight_processes_use_one_quota_and_no_more()
    {
        const int PerSecond = 200;
        var time = TimeSpan.FromSeconds(RunLength.IsLong ? 65 : 12);
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { MaxEvents = 30_000 }, Ended);
        await using var publisher = Member.Create(_schema.Source, _schema.Name, address: null);
        for (var i = 0; i < PerSecond * (time.TotalSeconds + 15); i++)
        {
            Assert.True(publisher.TryPublish(new CustomEvent("Opened", $"user-{i}")));
        }

        var members = Enumerable.Range(0, 8).Select(_ => MemberProcess.Delivering(_schema.ConnectionString, _schema.Name, emulator.BaseAddress, PerSecond)).ToList();

        // All have started, and what they run first is compiled.
        await Wait.UntilAsync(async () => members.TrueForAll(static member => member.Lines.Count > 0) && await DeliveredAsync(publisher) > 2 * PerSecond);

        var (before, transactions, watch) = (await DeliveredAsync(publisher), await TransactionsAsync(), Stopwatch.StartNew());
        var rate = await QuietSeconds.MeasureAsync(time, () => DeliveredAsync(publisher), Ended);
        var (delivered, seconds) = (await DeliveredAsync(publisher) - before, watch.Elapsed.TotalSeconds);
        transactions = await TransactionsAsync() - transactions;
        foreach (var member in members)
        {
            await member.DisposeAsync();
        }

        var events = emulator.Events;
        Assert.All(events.NotJudged, static refused => Assert.Equal(429, refused.Status));
        Assert.True(!rate.IsShown || events.NotJudged.Count == 0, $"{events.NotJudged.Count} answers of 429");
        Assert.Empty(events.Bad);
        const double Permitted = PerSecond - (PerSecond / 40);
        Figures.Report(
            "Fleet: eight processes, one quota",
            $"{events.NotJudged.Count} answers of 429 in {seconds:0} s of full demand; {delivered / seconds / Permitted:P1} of (limit - headroom) used, {rate.Of(Permitted)}{transactions / (double)delivered:0.0} transactions a request");
        rate.MustReach(0.95 * Permitted);
    }

    private static async Task<long> DeliveredAsync(GainsightPublisher publisher) => (await publisher.ReadLedgerAsync(Ended)).Total.Delivered;

    private async Task<long> TransactionsAsync() => (long)(await _schema.RunAsync("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"))!;
}

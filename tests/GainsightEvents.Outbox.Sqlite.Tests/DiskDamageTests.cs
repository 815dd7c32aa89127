using System.Text;
using GainsightEvents.Tests;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>
/// A disk changes, cuts or takes what was written, again and again at random. Each time there is an error, or everything is still there, or a number of
/// missing events is told that covers what is not: nothing is lost in silence, and nothing is sent that was not written.
/// </summary>
public sealed class DiskDamageTests : IDisposable
{
    private static readonly int Times = RunLength.IsLong ? 1_000 : 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gainsight-damage-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Damage_is_an_error_a_recovery_or_a_number_of_missing_events_and_never_silence()
    {
        var random = new Random(1);
        var (errors, recovered, told, missing) = (0, 0, 0, 0L);
        var copy = await DamagedCopy.MakeAsync(0);
        for (var time = 0; time < Times; time++)
        {
            copy = time % 10 == 0 ? await DamagedCopy.MakeAsync(time) : copy;
            var folder = _folder.CreateSubdirectory($"{time}");
            var path = Path.Combine(folder.FullName, "outbox.db");
            var what = copy.Write(path, random);
            var logged = new List<string>();
            try
            {
                var lost = await CountLostAsync(path, copy, logged, $"{time}, {what}");
                (recovered, told, missing) = lost == 0 ? (recovered + 1, told, missing) : (recovered, told + 1, missing + lost);
            }
            catch (Exception exception) when (exception is SqliteException or IOException or InvalidOperationException)
            {
                errors++;
            }

            folder.Delete(recursive: true);
        }

        Assert.True(recovered > 0 && told > 0, $"{recovered} recoveries, {told} told.");
        Figures.Report("Disk: damage at random", $"{Times} times: {recovered} times all was there, {told} times {missing} events in all were told to be missing, {errors} errors; never silence");
    }

    /// <summary>Opens the file, and looks whether all that was kept is there or counted.</summary>
    /// <returns>How many are told to be missing.</returns>
    private static async Task<long> CountLostAsync(string path, DamagedCopy copy, List<string> logged, string what)
    {
        var clock = new FakeTimeProvider();
        clock.Advance(TimeSpan.FromHours(1));
        await using var outbox = new SqliteOutbox(
            new DatabaseFile(path, new SqliteOutboxOptions(), new FileRecorder(logged)), 100_000, 1 << 30, TimeSpan.FromDays(30), clock);
        await outbox.InitializeAsync(CancellationToken.None);
        var driver = new OutboxDriver(outbox, clock) { Version = 1_000_000 };
        var found = new Dictionary<(Guid, Lane), string>();
        foreach (var lane in new[] { Lane.Px, OutboxDriver.OtherLane })
        {
            foreach (var entry in (await driver.ClaimAsync(100_000, lane)).Entries)
            {
                Assert.True(found.TryAdd((entry.EventId, lane), Encoding.UTF8.GetString(entry.Body.Span)), $"Twice, {what}.");
            }
        }

        foreach (var letter in await driver.ListDeadAsync())
        {
            Assert.True(found.TryAdd((letter.EventId, letter.Lane), Encoding.UTF8.GetString(letter.Body.Span)), $"Twice, {what}.");
        }

        // What was delivered may be there again, where the file is behind.
        Assert.All(found, entry => Assert.True(!copy.Kept.TryGetValue(entry.Key, out var body) || body == entry.Value, $"A body was changed, {what}."));
        Assert.True(found.Keys.Except(copy.Kept.Keys).Count() <= copy.Delivered, $"Entries that were never accepted, {what}.");
        var ledger = (await outbox.ReadAsync(CancellationToken.None)).Ledger;
        Assert.All(ledger.Lanes, lane => Assert.True(lane.Counts.Balances, $"{lane.Counts}, {what}."));
        var silent = copy.Kept.Keys.Except(found.Keys).Count() - ledger.Total.Missing;
        Assert.True(silent <= 0, $"{silent} are lost in silence, {what}. {ledger.Total} {string.Join(' ', logged)}");
        Assert.Equal(ledger.Total.Missing > 0, logged.Exists(static line => line.Contains("has lost", StringComparison.Ordinal)));
        return ledger.Total.Missing;
    }
}

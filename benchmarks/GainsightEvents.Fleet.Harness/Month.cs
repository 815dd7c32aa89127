using System.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GainsightEvents.Fleet.Harness;

/// <summary>
/// Thirty days of publishing and delivering, as fast as the database can: how large tables and indexes become. Autovacuum looks once a minute, in which a day may pass here; so
/// the tables are vacuumed where it would have done so at the rate of a full quota: after 10,000 dead entries.
/// </summary>
internal static class Month
{
    private const int Names = 20;
    private const int Together = 500;
    private const int Backlog = 2_000;
    private const int DeadRows = 10_000;

    private static readonly byte[] Body = [.. Enumerable.Repeat((byte)'x', 400)];

    public static async Task RunAsync(NpgsqlDataSource source, int eventsADay, int days)
    {
        await using var fleet = new Fleet(source);
        var database = new Database(source, new PostgreSqlOutboxOptions { Schema = fleet.Schema }, NullLogger.Instance, static () => null);
        await using var outbox = new PostgreSqlOutbox(database, int.MaxValue, long.MaxValue / 4, TimeSpan.FromDays(30), TimeProvider.System, listens: false);
        await outbox.InitializeAsync(CancellationToken.None);
        var policy = new LanePolicy(Lane.Px, 1, new QuotaPolicy(1_000_000, TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(2)), TimeSpan.FromMinutes(1), static () => 0.5);
        Console.WriteLine($"{days} days of {eventsADay:N0} events with bodies of {Body.Length} bytes; {Backlog:N0} wait at any time.");
        await PublishAsync(outbox, Backlog);
        var watch = Stopwatch.StartNew();
        for (var day = 1; day <= days; day++)
        {
            for (var sent = 0; sent < eventsADay; sent += Together)
            {
                await PublishAsync(outbox, Together);
                await DeliverAsync(outbox, policy);
                if (sent % DeadRows == 0)
                {
                    await fleet.RunAsync($"VACUUM {fleet.Schema}.entry, {fleet.Schema}.delta, {fleet.Schema}.turn, {fleet.Schema}.lane");
                }
            }

            if (day == 1 || day % 5 == 0)
            {
                Console.WriteLine($"day {day,2}: {await SizesAsync(fleet)}; {day * (long)eventsADay / watch.Elapsed.TotalSeconds:N0} events/s");
            }
        }
    }

    private static async Task PublishAsync(PostgreSqlOutbox outbox, int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(i =>
    {
        var header = new EntryHeader($"Event {i % Names}", EventPriority.Normal, "identifyId");
        return outbox.AppendAsync([new NewEntry(Guid.NewGuid(), Lane.Px, header, DateTimeOffset.UtcNow, TimeSpan.FromDays(7), 0, Body.Length)], Body, OverflowPolicy.Reject, CancellationToken.None).AsTask();
    }));

    private static async Task DeliverAsync(PostgreSqlOutbox outbox, LanePolicy policy)
    {
        for (var left = Together; left > 0;)
        {
            var entries = new List<LeasedEntry>();
            await outbox.ClaimAsync(new ClaimRequest(policy, Guid.NewGuid(), Math.Min(100, left)), entries, CancellationToken.None);
            await outbox.SettleAsync(policy, entries.ConvertAll(static entry => new Settlement(entry, AttemptKind.Delivered)), [], CancellationToken.None);
            left -= entries.Count;
        }
    }

    private static async Task<string> SizesAsync(Fleet fleet) => (string)(await fleet.RunAsync(
        $"""
        SELECT string_agg(relname || ' ' || pg_size_pretty(pg_total_relation_size(relid)) || ' (indexes ' || pg_size_pretty(pg_indexes_size(relid)) || ', ' || n_dead_tup || ' dead rows)', ', ' ORDER BY relname)
        FROM pg_stat_user_tables WHERE schemaname = '{fleet.Schema}' AND relname <> 'schema_version'
        """))!;
}

using System.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GainsightEvents.Fleet.Harness;

/// <summary>A claim of a hundred entries and its settlement, while more and more wait behind them.</summary>
internal static class ClaimComparison
{
    private const int Names = 20;
    private const int Each = 100;
    private const int Times = 60;

    public static async Task RunAsync(NpgsqlDataSource source, int most)
    {
        await using var fleet = new Fleet(source);
        var database = new Database(source, new PostgreSqlOutboxOptions { Schema = fleet.Schema }, NullLogger.Instance, static () => null);
        await using var outbox = new PostgreSqlOutbox(database, int.MaxValue, long.MaxValue / 4, TimeSpan.FromDays(30), TimeProvider.System, listens: false);
        await outbox.InitializeAsync(CancellationToken.None);
        var quota = new QuotaPolicy(1_000_000, TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(2));
        var policy = new LanePolicy(Lane.Px, 1, quota, TimeSpan.FromMinutes(1), static () => 0.5);
        await outbox.ClaimAsync(new ClaimRequest(policy, Guid.NewGuid(), 1), [], CancellationToken.None);
        double? first = null;
        var queued = 0L;
        for (var rows = 1_000L; rows <= most; rows = rows == 1_000 ? 100_000 : rows == 100_000 && most > 100_000 ? most : long.MaxValue)
        {
            await SeedAsync(fleet, rows + (Times * Each * 2) - queued);
            queued = rows + (Times * Each * 2);
            await MeasureAsync(outbox, policy);
            var median = await MeasureAsync(outbox, policy);
            queued -= Times * Each * 2;
            first ??= median;
            Console.WriteLine($"{rows,9:N0} rows queued: claim and settle {Each} in {median:F1} ms (median of {Times}), {median / first:F2} of the first; "
                + $"tables and indexes {await fleet.RunAsync($"SELECT pg_size_pretty(sum(pg_total_relation_size(oid))) FROM pg_class WHERE relnamespace = '{fleet.Schema}'::regnamespace AND relkind = 'r'")}");
        }
    }

    private static async Task<double> MeasureAsync(PostgreSqlOutbox outbox, LanePolicy policy)
    {
        var owner = Guid.NewGuid();
        var times = new List<double>();
        var (entries, effects) = (new List<LeasedEntry>(), new List<SettlementEffect>());
        while (times.Count < Times)
        {
            entries.Clear();
            effects.Clear();
            var start = Stopwatch.GetTimestamp();
            await outbox.ClaimAsync(new ClaimRequest(policy, owner, Each), entries, CancellationToken.None);
            await outbox.SettleAsync(policy, entries.ConvertAll(static entry => new Settlement(entry, AttemptKind.Delivered)), effects, CancellationToken.None);
            if (entries.Count != Each)
            {
                throw new InvalidOperationException($"{entries.Count} were claimed instead of {Each}.");
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[Times / 2];
    }

    private static async Task SeedAsync(Fleet fleet, long rows)
    {
        await fleet.RunAsync(
            $"""
            WITH entries AS (
                INSERT INTO {fleet.Schema}.entry (lane, priority, name, place, stored_at, max_age, expires_at, event_id, accepted_at, identity_field, body)
                SELECT 1, 1, 'Event ' || i % {Names}, 0, now.at, 6048000000000, now.at + 6048000000000, gen_random_uuid(), now.at, 'identifyId', convert_to(repeat('x', 400), 'UTF8')
                FROM generate_series(1, {rows}) AS i, (SELECT (extract(epoch FROM clock_timestamp()) * 10000000)::bigint + 621355968000000000 AS at) AS now)
            INSERT INTO {fleet.Schema}.delta (lane, priority, name, accepted, queued, bytes, expires_at)
            SELECT 1, 1, 'Event ' || i, {rows / Names}, {rows / Names}, {rows / Names * 400}, 1::bigint << 62 FROM generate_series(0, {Names - 1}) AS i
            """);
        await fleet.RunAsync($"VACUUM ANALYZE {fleet.Schema}.entry");
    }
}

using GainsightEvents.Tests;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>More than a day of full demand in seconds, while members of the fleet come and go.</summary>
public sealed class SimulatedDayTests : IAsyncDisposable
{
    private const int PerMinute = 100;
    private const int PerDay = 1_500;

    private readonly PostgreSqlSchema _schema = new();

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    // GAINSIGHT_LONG=1: several days.
    public static TheoryData<int> Seeds => RunLength.IsLong ? [1, 2, 3] : [1];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task However_members_come_and_go_the_fleet_is_never_over_its_quota(int seed)
    {
        var random = new Random(seed);
        var clock = new FakeTimeProvider();
        var members = Enumerable.Range(0, 4).Select(_ => Join()).ToList();
        for (var i = 0; i < 2 * PerDay; i++)
        {
            Assert.True(members[0].Outbox.TryAppend([members[0].Entry(OutboxDriver.Header($"Event {i % 5}"), 0, 2)], "{}"u8) == AppendStatus.Committed);
        }

        var (sent, changes, end) = (new List<DateTimeOffset>(), 0, clock.Now + TimeSpan.FromHours(25));
        while (clock.Now < end)
        {
            if (random.Next(40) == 0)
            {
                // It is gone with what it holds: nobody gives back its leases.
                members[random.Next(members.Count)] = Join();
                changes++;
            }

            var member = members[random.Next(members.Count)];
            var claim = await member.ClaimAsync(random.Next(1, 10));
            sent.AddRange(Enumerable.Repeat(clock.Now, claim.Entries.Count));
            if (claim.Entries.Count == 0)
            {
                clock.Advance(claim.NextIn ?? TimeSpan.FromMinutes(1));
            }
            else if (random.Next(20) != 0)
            {
                await member.Outbox.SettleAsync(member.PolicyOf(Lane.Px), [.. claim.Entries.Select(static entry => new Settlement(entry, AttemptKind.Delivered))], [], CancellationToken.None);
            }
        }

        Assert.InRange(MostWithin(TimeSpan.FromMinutes(1), sent), PerMinute / 2, PerMinute);

        // A tenth is for entries of high priority, and there are none.
        Assert.InRange(MostWithin(TimeSpan.FromDays(1), sent), PerDay - (PerDay / 10) - 5, PerDay - (PerDay / 10));
        Figures.Report($"Fleet: a simulated day, seed {seed}", $"{changes} members came and went; {sent.Count} requests, at most {MostWithin(TimeSpan.FromMinutes(1), sent)} in any minute of {PerMinute} and {MostWithin(TimeSpan.FromDays(1), sent)} in any day of {PerDay}");

        OutboxDriver Join() => new(_schema.Open(100_000, 1 << 30, TimeSpan.FromDays(30), clock), clock) { Quota = QuotaPolicy.ForNxt(PerMinute, 3) with { PerDay = PerDay } };
    }

    /// <summary>The most that any window of a length holds, wherever it begins.</summary>
    private static int MostWithin(TimeSpan window, List<DateTimeOffset> sent)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < sent.Count; last++)
        {
            while (sent[last] - sent[first] >= window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}

using System.Net;
using GainsightEvents.Emulator.Quota;

namespace GainsightEvents.Emulator.Tests.Px;

/// <summary>The quota: fixed windows, one pair for each key.</summary>
public sealed class PxQuotaTests
{
    [Fact]
    public async Task The_request_beyond_the_limit_is_answered_429_until_the_next_window()
    {
        var time = new FakeTime();
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.TimeProvider = time;
            options.PxQuota = new PxQuota(PerSecond: 3);
        });

        Assert.Equal([201, 201, 201, 429, 429], await PostAsync(running, 5));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([201, 201, 201, 429], await PostAsync(running, 4));

        Assert.Equal(new EmulatorCounts(6, 0, 3, 0), running.Events.Counts);
        Assert.Equal("The quota of 3 requests a second is used up.", running.Events.NotJudged[0].Reasons.Single());
    }

    [Fact]
    public async Task The_default_is_200_a_second()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.TimeProvider = new FakeTime());

        var statuses = await PostAsync(running, 201);

        Assert.All(statuses.Take(200), status => Assert.Equal(201, status));
        Assert.Equal(429, statuses[200]);
    }

    [Fact]
    public async Task The_day_has_a_limit_too()
    {
        var time = new FakeTime();
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.TimeProvider = time;
            options.PxQuota = new PxQuota(PerSecond: 100, PerDay: 2);
        });

        Assert.Equal([201, 201, 429], await PostAsync(running, 3));
        Assert.Equal("The quota of 2 requests a day is used up.", running.Events.NotJudged[0].Reasons.Single());
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal([201, 201, 429], await PostAsync(running, 3));
    }

    [Fact]
    public async Task Each_key_has_a_quota_of_its_own_and_null_is_none()
    {
        await using var limited = await RunningEmulator.StartAsync(options =>
        {
            options.TimeProvider = new FakeTime();
            options.PxQuota = new PxQuota(PerSecond: 1);
            options.Keys.Add(new EmulatorKey("another-key-0123"));
        });
        await using var unlimited = await RunningEmulator.StartAsync(options =>
        {
            options.TimeProvider = new FakeTime();
            options.PxQuota = null;
        });

        Assert.Equal([201, 429], await PostAsync(limited, 2));
        using var other = await limited.PostAsync(TestProject.FeatureUsed, "another-key-0123");
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.All(await PostAsync(unlimited, 250), status => Assert.Equal(201, status));
    }

    [Fact]
    public void A_window_begins_at_its_offset_and_gives_all_its_permits_back_at_once()
    {
        var window = new FixedWindow(2, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(300));
        var noon = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(2, TakeAll(noon.AddMilliseconds(299)));
        Assert.Equal(2, TakeAll(noon.AddMilliseconds(300)));
        Assert.Equal(0, TakeAll(noon.AddMilliseconds(1_299)));
        Assert.Equal(2, TakeAll(noon.AddMilliseconds(1_300)));

        int TakeAll(DateTimeOffset now)
        {
            var taken = 0;
            for (; window.HasRoom(now); taken++)
            {
                window.Take();
            }

            return taken;
        }
    }

    private static async Task<IReadOnlyList<int>> PostAsync(RunningEmulator running, int count)
    {
        var statuses = new int[count];
        for (var i = 0; i < count; i++)
        {
            using var response = await running.PostAsync(TestProject.FeatureUsed);
            statuses[i] = (int)response.StatusCode;
        }

        return statuses;
    }
}

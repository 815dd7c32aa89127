using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(1_000_000, 300)]
    public void The_bound_doubles_from_one_second_to_five_minutes(int failures, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.ForEntries(static () => 1).Delay(failures));
        Assert.Equal(TimeSpan.Zero, Backoff.ForEntries(static () => 0).Delay(failures));
        Assert.Equal(TimeSpan.FromSeconds(seconds) / 4, Backoff.ForEntries(static () => 0.25).Delay(failures));
    }

    [Fact]
    public void What_the_server_asks_for_is_the_least_to_wait()
    {
        var schedule = Backoff.ForEntries(static () => 0.5);
        Assert.Equal(TimeSpan.FromSeconds(7), schedule.Delay(1, TimeSpan.FromSeconds(7)));
        Assert.Equal(TimeSpan.FromSeconds(150), schedule.Delay(20, TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public void A_server_that_asks_for_more_than_a_day_gets_a_day() =>
        Assert.Equal(TimeSpan.FromDays(1), Backoff.ForEntries(static () => 0.5).Delay(1, TimeSpan.FromDays(4000)));

    [Fact]
    public void Draws_spread_over_the_whole_range()
    {
        var schedule = Backoff.ForEntries(Jitter.Next);
        var delays = Enumerable.Range(0, 1000).Select(_ => schedule.Delay(5).TotalSeconds).ToList();
        Assert.All(delays, static delay => Assert.InRange(delay, 0, 16));
        Assert.Contains(delays, static delay => delay < 2);
        Assert.Contains(delays, static delay => delay > 14);
    }
}

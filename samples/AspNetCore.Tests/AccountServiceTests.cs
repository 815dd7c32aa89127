using AspNetCore.Accounts;
using AspNetCore.Data;
using GainsightEvents.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace AspNetCore.Tests;

/// <summary>A unit test: a publisher that records takes the place of the real one, and checks events as that does.</summary>
public sealed class AccountServiceTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_has_one_trial_of_two_weeks_whoever_comes_after()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Ended);
        await using var db = new AppDbContext(new DbContextOptionsBuilder<AppDbContext>().UseSqlite(connection).Options);
        await db.Database.EnsureCreatedAsync(Ended);
        var recorder = new RecordingPublisher();
        var accounts = new AccountService(db, recorder, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));

        var ada = await accounts.EnterAsync("Ada", "Acme", Ended);
        await accounts.EnterAsync("Ben", "Acme", Ended);
        await accounts.EnterAsync("Ada", "Acme", Ended);

        var started = recorder.Single<TrialStarted>();
        Assert.Equal(ada.Id, started.UserId);
        Assert.Equal(new DateOnly(2026, 3, 15), started.EndsOn);
    }
}

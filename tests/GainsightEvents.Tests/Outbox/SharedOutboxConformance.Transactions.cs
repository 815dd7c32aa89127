using System.Data.Common;
using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

public abstract partial class SharedOutboxConformance
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_appended_in_the_caller_s_transaction_exists_exactly_when_that_commits(bool commits)
    {
        var driver = Drive();
        await using var connection = await ConnectAsync();
        await RunAsync(connection, null, "CREATE TABLE orders (id INTEGER)");
        await using (var transaction = await connection.BeginTransactionAsync(CancellationToken.None))
        {
            await RunAsync(connection, transaction, "INSERT INTO orders VALUES (1)");
            Assert.Equal(AppendStatus.Committed, await AppendAsync(driver, transaction, "A", OutboxDriver.OtherLane));
            Assert.Equal(AppendStatus.Committed, await AppendAsync(driver, transaction, "A", Lane.Px));
            await (commits ? transaction.CommitAsync(CancellationToken.None) : transaction.RollbackAsync(CancellationToken.None));
        }

        var expected = commits ? 1 : 0;
        Assert.Equal((long)expected, await RunAsync(connection, null, "SELECT COUNT(*) FROM orders"));
        foreach (var lane in new[] { Lane.Px, OutboxDriver.OtherLane })
        {
            Assert.Equal(new LedgerCounts { Accepted = expected, Queued = expected }, await driver.CountsAsync(lane));
            Assert.Equal(expected, (await driver.ClaimAsync(lane: lane)).Entries.Count);
        }
    }

    [Fact]
    public async Task A_full_store_takes_nothing_in_the_caller_s_transaction_and_leaves_it_alive()
    {
        var driver = Drive(maxEvents: 2);
        await driver.AppendAsync("A");
        await using var connection = await ConnectAsync();
        await using (var transaction = await connection.BeginTransactionAsync(CancellationToken.None))
        {
            Assert.Equal(AppendStatus.Committed, await AppendAsync(driver, transaction, "B", Lane.Px));
            Assert.Equal(AppendStatus.Full, await AppendAsync(driver, transaction, "C", Lane.Px));
            await transaction.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(["A", "B"], await driver.ClaimNamesAsync());
        Assert.Equal(new LedgerCounts { Accepted = 2, Queued = 2 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task Whoever_waits_for_entries_is_woken_within_a_second_of_the_caller_s_commit()
    {
        var driver = Drive();
        await driver.ClaimAsync();
        var woken = driver.Outbox.WaitForEntriesAsync(Lane.Px, CancellationToken.None).AsTask();
        await using var connection = await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await AppendAsync(driver, transaction, "A", Lane.Px);
        Assert.False(woken.IsCompleted);
        await transaction.CommitAsync(CancellationToken.None);
        driver.Clock.Advance(Soon);
        await woken.WaitAsync(Patience, CancellationToken.None);
        Assert.Equal("A", (await driver.ClaimOneAsync()).EventName);
    }

    private static async Task<AppendStatus> AppendAsync(OutboxDriver driver, DbTransaction transaction, string name, Lane lane) =>
        await ((ITransactionalOutbox)driver.Outbox).AppendAsync(
            transaction, [driver.Entry(OutboxDriver.Header(name), 0, 2, lane)], "{}"u8, CancellationToken.None);

    private static async Task<object?> RunAsync(DbConnection connection, DbTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using GainsightEvents.Tests;
using Microsoft.EntityFrameworkCore;

namespace GainsightEvents.EntityFrameworkCore.Tests;

public abstract partial class PublishingTests
{
    private const int Tasks = 8;

    protected abstract int Transactions { get; }

    [Fact]
    public async Task What_is_accepted_is_what_was_committed_however_many_commit_and_roll_back_at_once()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var committed = new ConcurrentBag<int>();
        var (next, rolledBack) = (0, 0);
        var interruption = new Interruption(static _ => Random.Shared.Next(5) == 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => RunAsync(new Random(task)), Token)));
        watch.Stop();

        int[] expected = [.. committed.Order()];
        await shop.AssertOrdersAsync(expected);
        await shop.AssertAcceptedAsync(expected);
        Assert.True(rolledBack > Transactions / 4 && interruption.Count > 0, $"{rolledBack} rolled back, {interruption.Count} tried again");
        Figures.Report(
            $"Transactions: {GetType().Name.Replace("PublishingTests", "", StringComparison.Ordinal)}",
            $"{Transactions:N0} transactions by {Tasks} tasks, half by Entity Framework, in {watch.Elapsed.TotalSeconds:N1} s: {Transactions - rolledBack:N0} committed, "
            + $"{rolledBack:N0} rolled back, {interruption.Count:N0} tried again; {expected.Length:N0} events committed, {expected.Length:N0} accepted");

        async Task RunAsync(Random random)
        {
            for (var i = 0; i < Transactions / Tasks; i++)
            {
                int[] numbers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Interlocked.Increment(ref next))];
                var commits = random.Next(2) == 0;
                await (random.Next(4) switch
                {
                    0 => SaveAsync(numbers, commits),
                    1 => SaveInTransactionAsync(numbers, commits),
                    _ => PublishAsync(numbers, commits),
                });
                if (commits)
                {
                    Array.ForEach(numbers, committed.Add);
                }
                else
                {
                    Interlocked.Increment(ref rolledBack);
                }
            }
        }

        async Task SaveAsync(int[] numbers, bool commits)
        {
            await using var db = shop.Connect(retries: true, interruption);
            Add(db, numbers);
            if (commits)
            {
                await db.SaveChangesAsync(Token);
                return;
            }

            // Of two orders with one number the database refuses the second.
            await using var other = shop.Connect();
            var taken = -numbers[0];
            db.Add(new Order { Id = taken });
            other.Add(new Order { Id = taken });
            await other.SaveChangesAsync(Token);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Token));
            other.Remove(other.Orders.Local.Single());
            await other.SaveChangesAsync(Token);
        }

        async Task SaveInTransactionAsync(int[] numbers, bool commits)
        {
            await using var strategist = shop.Connect(retries: true);
            await strategist.Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    await using var db = shop.Connect(retries: true, interruption);
                    await using var transaction = await db.Database.BeginTransactionAsync(token);
                    foreach (var number in numbers)
                    {
                        Add(db, [number]);
                        await db.SaveChangesAsync(token);
                    }

                    await (commits ? transaction.CommitAsync(token) : transaction.RollbackAsync(token));
                },
                Token);
        }

        async Task PublishAsync(int[] numbers, bool commits)
        {
            await using var connection = shop.Database.Connect();
            await connection.OpenAsync(Token);
            await using var transaction = await connection.BeginTransactionAsync(Token);
            foreach (var number in numbers)
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = $"""INSERT INTO "Orders" ("Id", "Note") VALUES ({number}, '')""";
                await command.ExecuteNonQueryAsync(Token);
                var receipt = await shop.Publisher.PublishAsync(new OrderPlaced { Number = number }, transaction, Token);
                Assert.Equal(PublishStatus.Accepted, receipt.Status);
            }

            await (commits ? transaction.CommitAsync(Token) : transaction.RollbackAsync(Token));
        }

        static void Add(ShopContext db, int[] numbers)
        {
            foreach (var number in numbers)
            {
                db.Add(new Order { Id = number });
                db.Publish(new OrderPlaced { Number = number });
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace GainsightEvents.EntityFrameworkCore.Tests;

public abstract partial class PublishingTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task A_save_that_is_tried_again_publishes_once(bool isAsync, bool hasEntity)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var interruption = Interruption.First(2);
        await using var db = shop.Connect(retries: true, interruption);
        if (hasEntity)
        {
            db.Add(new Order { Id = 1 });
        }

        db.Publish(new OrderPlaced { Number = 1 });
        _ = isAsync ? await db.SaveChangesAsync(Token) : db.SaveChanges();
        await db.SaveChangesAsync(Token);
        Assert.Equal(2, interruption.Count);
        await shop.AssertOrdersAsync(hasEntity ? [1] : []);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task A_save_that_fails_for_good_publishes_nothing_and_leaves_its_events_for_the_next()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var interruption = Interruption.First(21);
        await using var db = shop.Connect(retries: true, interruption);
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Token));
        Assert.Equal(21, interruption.Count);
        Assert.Equal(0, (await shop.CountsAsync()).Accepted);
        await shop.AssertOrdersAsync([]);
        await db.SaveChangesAsync(Token);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task Work_that_is_tried_again_with_its_transaction_publishes_once_what_it_publishes_itself()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var interruption = Interruption.First(2);
        await using var db = shop.Connect(retries: true, interruption);
        var order = new Order { Id = 1 };
        var tries = 0;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                db.Add(order);
                db.Publish(new OrderPlaced { Number = 1 });
                if (tries++ == 2)
                {
                    // Before the save: the event of this try has to go with the transaction.
                    throw new TimeoutException("The connection does not answer.");
                }

                await db.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
            },
            Token);
        await db.SaveChangesAsync(Token);
        Assert.Equal((4, 2), (tries, interruption.Count));
        await shop.AssertOrdersAsync([1]);
        await shop.AssertAcceptedAsync([1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_saved_tentatively_is_published_once_however_often_it_is_tried(bool hasEntity)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var interruption = Interruption.First(2);
        await using var db = shop.Connect(retries: true, interruption);
        if (hasEntity)
        {
            db.Add(new Order { Id = 1 });
        }

        db.Publish(new OrderPlaced { Number = 1 });
        await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(
            token => db.SaveChangesAsync(acceptAllChangesOnSuccess: false, token), async _ => (await shop.OrdersAsync()).Length > 0, Token);
        db.ChangeTracker.AcceptAllChanges();
        await db.SaveChangesAsync(Token);
        Assert.Equal(2, interruption.Count);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_publishes_once_where_the_application_looks()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var interruption = new Interruption(static transaction =>
        {
            transaction.Commit();
            return true;
        });
        await using var db = shop.Connect(retries: true, interruption);
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(
            token => db.SaveChangesAsync(acceptAllChangesOnSuccess: false, token), async _ => (await shop.OrdersAsync()).Length > 0, Token);
        db.ChangeTracker.AcceptAllChanges();
        await db.SaveChangesAsync(Token);
        Assert.Equal(1, interruption.Count);
        await shop.AssertOrdersAsync([1]);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task What_is_published_in_a_transaction_and_not_saved_is_gone_with_it_or_waits_for_the_next_save()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect();
        await using (var transaction = await db.Database.BeginTransactionAsync(Token))
        {
            db.Publish(new OrderPlaced { Number = 1 });
            await transaction.RollbackAsync(Token);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(Token))
        {
            db.Publish(new OrderPlaced { Number = 2 });
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(0, (await shop.CountsAsync()).Accepted);
        await db.SaveChangesAsync(Token);
        await shop.AssertAcceptedAsync([2]);
    }
}

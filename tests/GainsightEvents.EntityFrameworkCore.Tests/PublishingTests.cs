using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>What holds on every database.</summary>
public abstract partial class PublishingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public abstract ShopDatabase CreateDatabase();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_save_stores_its_events_in_the_transaction_that_it_begins_itself(bool isAsync)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect();
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        db.Publish(new OrderPlaced { Number = 2 });
        Assert.Equal(0, (await shop.CountsAsync()).Accepted);

        Assert.Equal(1, isAsync ? await db.SaveChangesAsync(Token) : db.SaveChanges());
        Assert.Equal(0, isAsync ? await db.SaveChangesAsync(Token) : db.SaveChanges());
        Assert.Equal(AutoTransactionBehavior.WhenNeeded, db.Database.AutoTransactionBehavior);
        await shop.AssertOrdersAsync([1]);
        await shop.AssertAcceptedAsync([1, 2]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Events_go_the_way_of_the_transaction_that_the_application_begins(bool commits, bool isAsync)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect();
        await using (var transaction = isAsync ? await db.Database.BeginTransactionAsync(Token) : db.Database.BeginTransaction())
        {
            for (var number = 1; number <= 3; number++)
            {
                db.Add(new Order { Id = number });
                db.Publish(new OrderPlaced { Number = number });
                _ = isAsync ? await db.SaveChangesAsync(Token) : db.SaveChanges();
            }

            // Without an entity.
            db.Publish(new OrderPlaced { Number = 4 });
            _ = isAsync ? await db.SaveChangesAsync(Token) : db.SaveChanges();
            _ = commits ? End(() => transaction.Commit()) : End(() => transaction.Rollback());
        }

        await db.SaveChangesAsync(Token);
        await shop.AssertOrdersAsync(commits ? [1, 2, 3] : []);
        await shop.AssertAcceptedAsync(commits ? [1, 2, 3, 4] : []);

        static bool End(Action end)
        {
            end();
            return true;
        }
    }

    [Fact]
    public async Task A_transaction_of_the_driver_s_own_is_as_good()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var connection = shop.Database.Connect();
        await connection.OpenAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using var db = shop.Connect();
        db.Database.SetDbConnection(connection);
        await db.Database.UseTransactionAsync(transaction, Token);
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await db.SaveChangesAsync(Token);
        await transaction.CommitAsync(Token);
        await db.Database.UseTransactionAsync(null, Token);
        await db.SaveChangesAsync(Token);
        await shop.AssertAcceptedAsync([1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_without_an_entity_are_stored_all_the_same(bool isAsync)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect();
        db.Publish(new OrderPlaced { Number = 1 });
        Assert.Equal(0, isAsync ? await db.SaveChangesAsync(Token) : db.SaveChanges());
        await shop.AssertAcceptedAsync([1]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_save_that_fails_stores_nothing_and_the_next_good_one_stores_the_events_once(bool inTransaction, bool withSavepoints)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using (var before = shop.Connect())
        {
            before.Add(new Order { Id = 1 });
            await before.SaveChangesAsync(Token);
        }

        await using var db = shop.Connect();
        db.Database.AutoSavepointsEnabled = withSavepoints;
        var transaction = inTransaction && withSavepoints ? await db.Database.BeginTransactionAsync(Token) : null;
        var order = db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Token));
        Assert.Equal(AutoTransactionBehavior.WhenNeeded, db.Database.AutoTransactionBehavior);
        order.State = EntityState.Detached;
        db.Add(new Order { Id = 2 });
        transaction ??= inTransaction ? await db.Database.BeginTransactionAsync(Token) : null;
        await db.SaveChangesAsync(Token);
        await (transaction?.CommitAsync(Token) ?? Task.CompletedTask);
        await (transaction?.DisposeAsync() ?? default);
        await db.SaveChangesAsync(Token);
        await shop.AssertOrdersAsync([1, 2]);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task A_context_that_is_not_saved_has_published_nothing()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using (var db = shop.Connect())
        {
            db.Publish(new OrderPlaced { Number = 1 });
        }

        await using (var db = shop.Connect())
        {
            await db.SaveChangesAsync(Token);
        }

        await shop.AssertAcceptedAsync([]);
    }

    [Fact]
    public async Task Nothing_passes_from_one_use_of_a_pooled_context_to_the_next()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        DbContextId first;
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            first = db.ContextId;
            db.Publish(new OrderPlaced { Number = 1 });
        }

        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            Assert.Equal(first.InstanceId, db.ContextId.InstanceId);
            await db.SaveChangesAsync(Token);
            db.Add(new Order { Id = 2 });
            db.Publish(new OrderPlaced { Number = 2 });
            await db.SaveChangesAsync(Token);
        }

        await shop.AssertAcceptedAsync([2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_TransactionScope_a_save_is_refused_with_the_remedy(bool hasEntity)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect();
        if (hasEntity)
        {
            db.Add(new Order { Id = 1 });
        }

        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            db.Publish(new OrderPlaced { Number = 1 });
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
            Assert.Equal(
                "GainsightEvents.EntityFrameworkCore.Tests.ShopContext cannot publish events in a TransactionScope: they are stored in a transaction of the database's own. "
                + "Begin one by db.Database.BeginTransaction() instead of the scope, or save outside of it, in a scope with TransactionScopeOption.Suppress. Nothing was saved.",
                refused.Message);
        }

        await shop.AssertOrdersAsync([]);
        await db.SaveChangesAsync(Token);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task Who_acts_where_an_event_is_published_is_who_has_done_it_wherever_the_save_is()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var context = shop.Services.GetRequiredService<IEventContext>();
        await using var db = shop.Connect();
        using (context.Identify("user-7"))
        {
            db.Publish(new OrderShipped { Number = 1 });
        }

        using (context.Identify("the saver"))
        {
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal("user-7", Assert.Single(await shop.ClaimAsync()).GetProperty("identifyId").GetString());
    }

    [Fact]
    public async Task Other_interceptors_may_publish_when_a_save_begins()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect(false, new OtherInterceptor(saving: static db => db.Publish(new OrderPlaced { Number = 1 })));
        db.Add(new Order { Id = 1 });
        await db.SaveChangesAsync(Token);
        await shop.AssertAcceptedAsync([1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interceptor_that_fails_after_the_save_makes_nobody_publish_twice(bool inTransaction)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var options = new DbContextOptionsBuilder<ShopContext>();
        shop.Database.Use(options, false);
        options.AddInterceptors(new OtherInterceptor(saved: static _ => throw new NotSupportedException("not today"))).UseGainsightEvents(shop.Publisher);
        await using var db = new ShopContext(options.Options);
        await using var transaction = inTransaction ? await db.Database.BeginTransactionAsync(Token) : null;
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await Assert.ThrowsAsync<NotSupportedException>(() => db.SaveChangesAsync(Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => db.SaveChangesAsync(Token));
        await (transaction?.CommitAsync(Token) ?? Task.CompletedTask);
        await shop.AssertAcceptedAsync([1]);
    }

    [Fact]
    public async Task A_save_that_another_interceptor_refuses_leaves_its_events_out_of_the_next_transaction()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect(false, new OtherInterceptor(saving: static _ => throw new NotSupportedException("not today")));
        db.Publish(new OrderPlaced { Number = 1 });
        await Assert.ThrowsAsync<NotSupportedException>(() => db.SaveChangesAsync(Token));
        await using (var transaction = await db.Database.BeginTransactionAsync(Token))
        {
            await db.Orders.ExecuteDeleteAsync(Token);
            await transaction.CommitAsync(Token);
        }

        await shop.AssertAcceptedAsync([]);
    }
}

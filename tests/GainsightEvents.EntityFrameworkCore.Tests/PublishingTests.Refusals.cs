using Microsoft.EntityFrameworkCore;

namespace GainsightEvents.EntityFrameworkCore.Tests;

public abstract partial class PublishingTests
{
    // As it comes from data: of a constant the compiler would have told.
    private static string Nobody => new(' ', 0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invalid_event_is_thrown_by_the_save_and_nothing_is_saved(bool inTransaction)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var db = shop.Connect();
        await using var transaction = inTransaction ? await db.Database.BeginTransactionAsync(Token) : null;
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        db.Publish(new OrderPlaced { UserId = Nobody, Number = 2 });
        await Assert.ThrowsAsync<InvalidEventException>(() => db.SaveChangesAsync(Token));
        Assert.Throws<InvalidEventException>(() => db.SaveChanges());
        await (transaction?.CommitAsync(Token) ?? Task.CompletedTask);
        await shop.AssertOrdersAsync([]);
        await shop.AssertAcceptedAsync([]);
    }

    [Fact]
    public async Task An_invalid_event_becomes_a_dead_letter_where_that_is_asked_for()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase(), options => options.OnInvalid = InvalidEventPolicy.DeadLetter);
        await using var db = shop.Connect();
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { UserId = Nobody, Number = 1 });
        await db.SaveChangesAsync(Token);
        await shop.AssertOrdersAsync([1]);
        Assert.Equal(new LedgerCounts { Accepted = 1, DeadLettered = 1 }, await shop.CountsAsync());
    }

    [Theory]
    [InlineData(true, OutboxOverflow.Wait)]
    [InlineData(false, OutboxOverflow.Wait)]
    [InlineData(false, OutboxOverflow.Throw)]
    public async Task A_full_outbox_is_thrown_by_the_save_and_nothing_is_saved(bool inTransaction, OutboxOverflow overflow)
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase(), options => (options.Outbox.MaxEvents, options.Outbox.Overflow) = (2, overflow));
        await using var db = shop.Connect();
        await using (var transaction = inTransaction ? await db.Database.BeginTransactionAsync(Token) : null)
        {
            db.Add(new Order { Id = 1 });
            for (var number = 1; number <= 3; number++)
            {
                db.Publish(new OrderPlaced { Number = number });
            }

            var full = await Assert.ThrowsAsync<OutboxFullException>(() => db.SaveChangesAsync(Token));
            Assert.Contains("Gainsight:Outbox:MaxEvents", full.Message, StringComparison.Ordinal);
            Assert.Contains("Order Placed", full.Message, StringComparison.Ordinal);
            await (transaction?.CommitAsync(Token) ?? Task.CompletedTask);
        }

        await shop.AssertOrdersAsync([]);
        await shop.AssertAcceptedAsync([]);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_sent_the_entities_are_saved_alone()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase(), options => options.Mode = GainsightMode.Off);
        await using var db = shop.Connect();
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await db.SaveChangesAsync(Token);
        await shop.AssertOrdersAsync([1]);
        await shop.AssertAcceptedAsync([]);
    }

    [Fact]
    public async Task A_hook_may_drop_an_event_and_sees_its_type()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase(), build: static builder => builder.BeforePublish<OrderPlaced>(placed => placed.Number == 1 ? null : placed));
        await using var db = shop.Connect();
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        db.Publish(new OrderPlaced { Number = 2 });
        await db.SaveChangesAsync(Token);
        await shop.AssertAcceptedAsync([2]);
    }

    [Fact]
    public async Task A_context_of_another_database_is_refused_and_nothing_is_saved()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        await using var connection = shop.Database.ConnectElsewhere();
        await using var db = shop.Connect();
        db.Database.SetDbConnection(connection);
        db.Publish(new OrderPlaced { Number = 1 });
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => db.SaveChangesAsync(Token));
        Assert.Contains("what is published in it would not be in the outbox", refused.Message, StringComparison.Ordinal);
        await shop.AssertAcceptedAsync([]);
    }

    [Fact]
    public async Task A_context_without_UseGainsightEvents_says_what_to_do()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var options = new DbContextOptionsBuilder<ShopContext>();
        shop.Database.Use(options, false);
        await using var db = new ShopContext(options.Options);
        var refused = Assert.Throws<InvalidOperationException>(() => db.Publish(new OrderPlaced { Number = 1 }));
        Assert.Contains("services.AddDbContext<ShopContext>((services, options) => options.UseGainsightEvents(services))", refused.Message, StringComparison.Ordinal);
    }
}

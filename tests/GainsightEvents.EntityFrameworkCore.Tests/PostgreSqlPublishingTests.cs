using System.Data.Common;
using GainsightEvents.Tests;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GainsightEvents.EntityFrameworkCore.Tests;

public sealed class PostgreSqlPublishingTests : PublishingTests
{
    protected override int Transactions => RunLength.IsLong ? 10_000 : 1_000;

    public override ShopDatabase CreateDatabase() => new PostgreSqlShop();

    [Fact]
    public async Task A_connection_that_is_cut_when_all_is_written_costs_nothing_and_publishes_once()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase());
        var cuts = 0;
        var interruption = new Interruption(transaction =>
        {
            if (cuts++ < 2)
            {
                Cut(shop, transaction);
            }

            return false;
        });
        await using var db = shop.Connect(retries: true, interruption);
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, cuts);
        await shop.AssertOrdersAsync([1]);
        await shop.AssertAcceptedAsync([1]);
    }

    private static void Cut(Shop shop, DbTransaction transaction)
    {
        using var other = (NpgsqlConnection)shop.Database.Connect();
        other.Open();
        using var command = new NpgsqlCommand("SELECT pg_terminate_backend($1)", other) { Parameters = { new() { Value = ((NpgsqlConnection)transaction.Connection!).ProcessID } } };
        Assert.Equal(true, command.ExecuteScalar());
    }
}

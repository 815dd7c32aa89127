using GainsightEvents.Tests;
using Microsoft.EntityFrameworkCore;

namespace GainsightEvents.EntityFrameworkCore.Tests;

public sealed class SqlitePublishingTests : PublishingTests
{
    protected override int Transactions => RunLength.IsLong ? 2_000 : 300;

    public override ShopDatabase CreateDatabase() => new SqliteShop();

    [Fact]
    public async Task Before_the_host_has_started_a_new_outbox_has_no_tables_and_says_so()
    {
        await using var shop = await Shop.OpenAsync(CreateDatabase(), starts: false);
        await using var db = shop.Connect();
        db.Add(new Order { Id = 1 });
        db.Publish(new OrderPlaced { Number = 1 });
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Contains("The host makes them when it starts", refused.Message, StringComparison.Ordinal);
        await shop.AssertOrdersAsync([]);
    }
}

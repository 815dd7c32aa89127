using GainsightEvents.Outbox;
using GainsightEvents.Tests.Hosting;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Publishing;

public sealed class BothTargetsTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_event_with_both_marks_is_two_entries_of_one_id_each_with_its_own_header_and_lane()
    {
        using var driver = new AccountDriver();
        var receipt = await driver.Publisher.PublishAsync(new OrderShipped("user-1", 3), Ended);

        var px = Assert.Single(await driver.ClaimAsync(EventTarget.Px));
        var nxt = Assert.Single(await driver.ClaimAsync(EventTarget.Nxt));
        Assert.Equal((receipt.EventId, receipt.EventId), (px.EventId, nxt.EventId));
        Assert.Equal(new EntryHeader("Order Shipped", EventPriority.High, "identifyId"), px.Header);
        Assert.Equal(new EntryHeader("order_shipped", EventPriority.Low, "userId") { EventVersion = "v02", TopicName = "orders" }, nxt.Header);
        Assert.Equal("{\"userId\":\"user-1\",\"items\":3}"u8.ToArray(), nxt.Body.ToArray());
        Assert.StartsWith("{\"eventName\":\"Order Shipped\",", System.Text.Encoding.UTF8.GetString(px.Body.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_entry_expires_by_its_own_MaxAge()
    {
        using var driver = new AccountDriver();
        await driver.Publisher.PublishAsync(new OrderShipped("user-1", 3), Ended);
        var outbox = new OutboxDriver(driver.Outbox, (FakeTimeProvider)driver.Services.GetRequiredService<TimeProvider>());
        outbox.Clock.Advance(TimeSpan.FromHours(2));

        var nxt = await outbox.ClaimAsync(lane: new Lane(EventTarget.Nxt));
        var px = await outbox.ClaimAsync();

        Assert.Empty(nxt.Entries);
        Assert.Single(nxt.Expired);
        Assert.Single(px.Entries);
    }

    [Fact]
    public async Task Without_room_for_both_neither_is_stored()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:Outbox:MaxEvents"] = "3", ["Gainsight:Outbox:Overflow"] = "Reject" });
        await driver.Publisher.PublishAsync(new OrderShipped("user-1", 3), Ended);
        Assert.Equal(PublishStatus.OutboxFull, (await driver.Publisher.PublishAsync(new OrderShipped("user-2", 3), Ended)).Status);
        Assert.Equal(2, (await driver.Outbox.ReadAsync(Ended)).Total.Accepted);
    }

    [Fact]
    public async Task What_one_target_would_drop_is_a_dead_letter_of_both()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:OnInvalid"] = "DeadLetter" });
        Assert.Equal(PublishStatus.DeadLettered, (await driver.Publisher.PublishAsync(new OrderShipped("", 3), Ended)).Status);
        Assert.Equal(2, (await driver.Outbox.ReadAsync(Ended)).Total.DeadLettered);
    }

    [Fact]
    public async Task The_dead_letters_of_one_user_are_found_at_both_targets()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:OnInvalid"] = "DeadLetter" }, CustomEvent.Catalog, OrderShipped.Catalog);
        await driver.Publisher.PublishAsync(new OrderShipped(" ", 3), Ended);
        Assert.Equal(2, (await driver.Outbox.PurgeByIdentifyIdAsync(" ", Ended)).Count);
    }
}

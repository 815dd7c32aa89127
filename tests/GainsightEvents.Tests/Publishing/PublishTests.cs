using GainsightEvents.Model;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Publishing;

public sealed class PublishTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_event_is_in_the_outbox_when_the_call_completes()
    {
        using var driver = new PublisherDriver();

        var receipt = await driver.Publisher.PublishAsync(new Opened("user-1", "a report"), Ended);

        Assert.Equal(PublishStatus.Accepted, receipt.Status);
        Assert.True(receipt.Accepted);
        var entry = await driver.ClaimOneAsync();
        Assert.Equal((receipt.EventId, "Opened"), (entry.EventId, entry.EventName));
    }

    [Fact]
    public async Task The_generated_method_publishes_the_same()
    {
        using var driver = new PublisherDriver();

        await driver.Publisher.PublishOpenedAsync("user-1", what: "a report", cancellationToken: Ended);

        var body = await driver.ReadOneAsync();
        Assert.Equal("user-1", body.GetProperty("identifyId").GetString());
        Assert.Equal("a report", body.GetProperty("attributes").GetProperty("what").GetString());
        Assert.Equal(driver.Clock.GetUtcNow().ToUnixTimeMilliseconds(), body.GetProperty("date").GetInt64());
    }

    [Fact]
    public async Task Without_a_configured_product_key_the_declared_one_is_sent()
    {
        using var driver = new PublisherDriver();

        await driver.Publisher.PublishAsync(new Opened("user-1"), Ended);

        Assert.Equal("AP-DECLARED00-2", (await driver.ReadOneAsync()).GetProperty("propertyKey").GetString());
    }

    [Fact]
    public async Task A_configured_product_key_wins_over_the_declared_one()
    {
        using var driver = new PublisherDriver(options => options.Px.PropertyKey = "AP-\"STAGING\"-2");

        await driver.Publisher.PublishAsync(new Opened("user-1"), Ended);

        Assert.Equal("AP-\"STAGING\"-2", (await driver.ReadOneAsync()).GetProperty("propertyKey").GetString());
    }

    [Theory]
    [InlineData(null, "AP-MOBILE0000-4")]
    [InlineData("AP-MOBILE-STAGING-4", "AP-MOBILE-STAGING-4")]
    public async Task A_named_product_has_a_key_of_its_own(string? configured, string expected)
    {
        using var driver = new PublisherDriver(options =>
        {
            options.Px.PropertyKey = "AP-THE-DEFAULT-2";
            if (configured is not null)
            {
                options.Px.Products["mobile"] = new PxProductOptions { PropertyKey = configured };
            }
        });

        await driver.Publisher.PublishAsync(new Tapped(null, "user-1"), Ended);

        Assert.Equal(expected, (await driver.ReadOneAsync()).GetProperty("propertyKey").GetString());
    }

    [Fact]
    public async Task An_event_s_own_id_is_the_receipt_s()
    {
        using var driver = new PublisherDriver(options => options.Px.SendEventId = true);
        var own = Guid.NewGuid();

        var receipt = await driver.Publisher.PublishAsync(new Tapped(own, "user-1"), Ended);

        Assert.Equal(own, receipt.EventId);
        Assert.Equal(own, (await driver.ReadOneAsync()).GetProperty("eventId").GetGuid());
    }

    [Fact]
    public async Task An_event_is_worth_delivering_as_long_as_it_says()
    {
        using var driver = new PublisherDriver();
        await driver.Publisher.PublishAsync(new Tapped(null, "user-1"), Ended);

        driver.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        var claim = await driver.ClaimAsync();

        Assert.Empty(claim.Entries);
        Assert.Equal(DeliveryOutcome.Expired, Assert.Single(claim.Expired).Outcome);
    }

    [Fact]
    public async Task An_event_of_no_registered_catalog_is_refused_by_name()
    {
        using var driver = new PublisherDriver();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await driver.Publisher.PublishAsync(new Unregistered(), Ended));

        Assert.Contains("'Unregistered' (Acme.Unregistered)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("EventCatalog.Of<", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_counts_and_stores_nothing_and_needs_no_key()
    {
        using var driver = new PublisherDriver(options => (options.Mode, options.Px.ApiKey) = (GainsightMode.Off, null));

        var receipt = await driver.Publisher.PublishAsync(new Opened("user-1"), Ended);

        Assert.Equal(PublishStatus.Off, receipt.Status);
        Assert.False(driver.Publisher.TryPublish(new Opened("user-1")));
        Assert.Equal(0, (await driver.ReadLedgerAsync()).Accepted);
    }

    [Fact]
    public void What_was_never_published_was_not_accepted() => Assert.False(default(PublishReceipt).Accepted);

    [Fact]
    public async Task Many_are_published_one_after_the_other()
    {
        using var driver = new PublisherDriver();

        var receipts = await driver.Publisher.PublishManyAsync(Enumerable.Range(0, 3).Select(static i => new Opened($"user-{i}")), Ended);

        var claimed = (await driver.ClaimAsync()).Entries;
        Assert.Equal(3, claimed.Count);
        Assert.Equal(claimed.Select(static entry => entry.EventId), receipts.Select(static receipt => receipt.EventId));
    }

    [Fact]
    public async Task A_cancelled_call_publishes_nothing()
    {
        using var driver = new PublisherDriver();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await driver.Publisher.PublishAsync(new Opened("user-1"), cancelled.Token));

        Assert.Equal(0, (await driver.ReadLedgerAsync()).Accepted);
    }

    [Fact]
    public async Task Publishing_a_record_struct_allocates_nothing()
    {
        using var driver = new PublisherDriver();

        // The outbox grows to the backlog once, and has room for as many again when it is emptied.
        Assert.Equal(0, await Allocation.AtSteadyStateAsync(async () =>
        {
            var allocated = Allocation.Of(1000, () => _ = driver.Publisher.TryPublish(new Tapped(null, "user-1")));
            await driver.DeliverAllAsync();
            return allocated;
        }));
    }

    private sealed class Unregistered : IGainsightEvent
    {
        public EventDescriptor Descriptor { get; } = new() { TypeName = "Acme.Unregistered", Px = new() { EventName = "Unregistered" } };

        public void Write(EventTarget target, ref EventWriter writer) => writer.WriteLiteral("{}"u8);
    }
}

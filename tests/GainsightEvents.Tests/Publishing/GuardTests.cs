namespace GainsightEvents.Tests.Publishing;

public sealed class GuardTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invalid_event_throws_and_stores_nothing_where_asked_to()
    {
        using var driver = new PublisherDriver(options => options.OnInvalid = InvalidEventPolicy.Throw);

        var exception = await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new Measured("", double.NaN), Ended));

        Assert.Equal(["UserId", "Value"], exception.Violations.Select(violation => violation.Member));
        Assert.Contains("'Measured'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("NaN", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await driver.ReadLedgerAsync()).Accepted);
        Assert.False(driver.Publisher.TryPublish(new Measured("", 1)));
    }

    [Fact]
    public async Task An_invalid_event_is_stored_with_its_reason_where_asked_to()
    {
        using var driver = new PublisherDriver(options => options.OnInvalid = InvalidEventPolicy.DeadLetter);

        var receipt = await driver.Publisher.PublishAsync(new Measured("user-1", double.PositiveInfinity), Ended);

        Assert.Equal(PublishStatus.DeadLettered, receipt.Status);
        var letter = Assert.Single(await driver.DeadLetters.ListAsync(0, 10, Ended));
        Assert.Equal(receipt.EventId, letter.EventId);
        Assert.Contains("Infinity", letter.Reason, StringComparison.Ordinal);
        var final = Assert.Single(driver.Finals);
        Assert.Equal((receipt.EventId, DeliveryOutcome.Dead), (final.EventId, final.Outcome));
        var ledger = await driver.ReadLedgerAsync();
        Assert.Equal((1, 1, true), (ledger.Accepted, ledger.Dead, ledger.Balances));
    }

    [Fact]
    public async Task A_personal_value_is_masked_in_the_exception()
    {
        using var driver = new PublisherDriver();

        var exception = await Assert.ThrowsAsync<InvalidEventException>(
            async () => await driver.Publisher.PublishAsync(new Measured("user-1", 1, double.NegativeInfinity), Ended));

        Assert.DoesNotContain("Infinity", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Weight: ***", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_takes_its_user_from_the_context_is_refused_where_nobody_is_identified()
    {
        using var driver = new PublisherDriver();

        await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new Closed(), Ended));
    }

    [Fact]
    public async Task A_scope_identifies_the_user_and_ends_with_its_disposal()
    {
        using var driver = new PublisherDriver();
        using (driver.Context.Identify(new EventContextValues { IdentifyId = "user-outer", AccountId = "acct-1" }))
        {
            using (driver.Context.Identify(new EventContextValues { IdentifyId = "user-inner" }))
            {
                Assert.Equal("user-inner", driver.Context.Current!.IdentifyId);
            }

            await Task.Yield();
            await driver.Publisher.PublishAsync(new Closed(), Ended);
        }

        Assert.Null(driver.Context.Current);
        var body = await driver.ReadOneAsync();
        Assert.Equal("user-outer", body.GetProperty("identifyId").GetString());
        Assert.Equal("acct-1", body.GetProperty("accountId").GetString());
    }
}

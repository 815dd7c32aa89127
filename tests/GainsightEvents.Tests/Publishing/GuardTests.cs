using System.Text;
using Microsoft.Extensions.Logging;

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
    public async Task Also_where_nothing_is_sent_an_invalid_event_is_found()
    {
        using var throwing = new PublisherDriver(options => (options.Mode, options.OnInvalid) = (GainsightMode.Off, InvalidEventPolicy.Throw));
        await Assert.ThrowsAsync<InvalidEventException>(async () => await throwing.Publisher.PublishAsync(new Measured("", 1), Ended));

        using var storing = new PublisherDriver(options => (options.Mode, options.OnInvalid) = (GainsightMode.Off, InvalidEventPolicy.DeadLetter));
        Assert.Equal(PublishStatus.Invalid, (await storing.Publisher.PublishAsync(new Measured("", 1), Ended)).Status);
        Assert.Equal(0, (await storing.ReadLedgerAsync()).Accepted);
    }

    [Fact]
    public async Task An_invalid_event_is_stored_with_its_reason_where_asked_to()
    {
        using var driver = new PublisherDriver(options => options.OnInvalid = InvalidEventPolicy.DeadLetter);

        var receipt = await driver.Publisher.PublishAsync(new Measured("user-1", double.PositiveInfinity), Ended);

        Assert.Equal((PublishStatus.DeadLettered, false), (receipt.Status, receipt.Accepted));
        var letter = Assert.Single(await driver.DeadLetters.ListAsync(cancellationToken: Ended));
        Assert.Equal(receipt.EventId, letter.EventId);
        Assert.Contains("Infinity", letter.Reason, StringComparison.Ordinal);
        var final = Assert.Single(await driver.ReadFinalsAsync());
        Assert.Equal((receipt.EventId, DeliveryOutcome.DeadLettered), (final.EventId, final.Outcome));
        var ledger = await driver.ReadLedgerAsync();
        Assert.Equal((1, 1, true), (ledger.Accepted, ledger.DeadLettered, ledger.Balances));
    }

    [Fact]
    public async Task Invalid_events_that_are_stored_are_told_in_the_log_but_not_each_of_them()
    {
        using var driver = new PublisherDriver(options => options.OnInvalid = InvalidEventPolicy.DeadLetter);
        for (var i = 0; i < 50; i++)
        {
            Assert.False(driver.Publisher.TryPublish(new Measured("user-1", double.NaN)));
        }

        var line = Assert.Single(driver.Log.Lines);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains("NaN", line.Text, StringComparison.Ordinal);
        driver.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = driver.Publisher.TryPublish(new Measured("user-1", double.NaN));
        Assert.StartsWith("50 invalid events", driver.Log.Lines.Last().Text, StringComparison.Ordinal);
        Assert.Equal(51, (await driver.ReadLedgerAsync()).DeadLettered);
    }

    [Fact]
    public async Task A_dead_letter_is_repaired_with_a_body_that_Gainsight_takes_and_replayed()
    {
        using var driver = new PublisherDriver(options => options.OnInvalid = InvalidEventPolicy.DeadLetter);
        await driver.Publisher.PublishAsync(new Measured("", 1), Ended);
        var letter = Assert.Single(await driver.DeadLetters.ListAsync(cancellationToken: Ended));
        string[] wrong =
        [
            "", "[]", "{", "{}", """{"propertyKey":"AP-1-2","userType":"USER","eventName":"Measured","identifyId":" "}""",
            """{"propertyKey":"AP-1-2","userType":"USER","eventName":"Measured","identifyId":"user-1","date":"today"}""",
        ];
        foreach (var body in wrong)
        {
            var exception = await Assert.ThrowsAsync<ArgumentException>(async () => await driver.DeadLetters.RepairAsync(letter.Key, Encoding.UTF8.GetBytes(body), Ended));
            Assert.Contains("'Measured'", exception.Message, StringComparison.Ordinal);
        }

        const string Right = """{"propertyKey":"AP-1-2","userType":"USER","eventName":"Measured","identifyId":"user-1","date":1,"attributes":{}}""";
        Assert.True(await driver.DeadLetters.RepairAsync(letter.Key, Encoding.UTF8.GetBytes(Right), Ended));
        Assert.False(await driver.DeadLetters.RepairAsync(letter.Key + 1, Encoding.UTF8.GetBytes(Right), Ended));
        Assert.Equal(1, await driver.DeadLetters.ReplayAsync([letter.Key], Ended));
        Assert.Equal(Right, Encoding.UTF8.GetString((await driver.ClaimOneAsync()).Body.ToArray()));
    }

    [Fact]
    public async Task A_replay_after_the_stop_is_refused_for_nobody_would_deliver()
    {
        using var driver = new PublisherDriver(options => options.OnInvalid = InvalidEventPolicy.DeadLetter);
        await driver.Publisher.PublishAsync(new Measured("", 1), Ended);
        await driver.Outbox.CloseAsync(Guid.Empty, Ended);
        var letter = Assert.Single(await driver.DeadLetters.ListAsync(cancellationToken: Ended));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await driver.DeadLetters.ReplayAsync([letter.Key], Ended));
        Assert.NotNull(await driver.DeadLetters.GetAsync(letter.Key, Ended));
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

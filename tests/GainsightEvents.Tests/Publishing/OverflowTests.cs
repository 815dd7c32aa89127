namespace GainsightEvents.Tests.Publishing;

public sealed class OverflowTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_outbox_that_rejects_shows_in_the_receipt_at_once()
    {
        using var driver = NewDriver(OutboxOverflow.Reject);
        await driver.Publisher.PublishAsync(new Opened("first"), Ended);

        var receipt = await driver.Publisher.PublishAsync(new Opened("second"), Ended);

        Assert.Equal(PublishStatus.OutboxFull, receipt.Status);
        Assert.False(driver.Publisher.TryPublish(new Opened("third")));
        Assert.Equal(1, (await driver.ReadLedgerAsync()).Accepted);
    }

    [Theory]
    [InlineData(OutboxOverflow.Wait)]
    [InlineData(OutboxOverflow.Throw)]
    public async Task A_full_outbox_is_waited_for(OutboxOverflow overflow)
    {
        using var driver = NewDriver(overflow);
        await driver.Publisher.PublishAsync(new Opened("first"), Ended);

        var waiting = driver.Publisher.PublishAsync(new Opened("second"), Ended).AsTask();
        Assert.False(waiting.IsCompleted);
        var entry = await driver.ClaimOneAsync();
        await driver.DeliverAsync(entry);

        Assert.Equal(PublishStatus.Accepted, (await waiting.WaitAsync(Patience, Ended)).Status);
        Assert.Equal("second", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());
    }

    [Fact]
    public async Task After_the_wait_a_full_outbox_shows_in_the_receipt()
    {
        using var driver = NewDriver(OutboxOverflow.Wait);
        await driver.Publisher.PublishAsync(new Opened("first"), Ended);

        var waiting = driver.Publisher.PublishAsync(new Opened("second"), Ended).AsTask();
        driver.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(PublishStatus.OutboxFull, (await waiting.WaitAsync(Patience, Ended)).Status);
    }

    [Fact]
    public async Task After_the_wait_a_full_outbox_throws_where_asked_to_and_names_the_settings()
    {
        using var driver = NewDriver(OutboxOverflow.Throw);
        await driver.Publisher.PublishAsync(new Opened("first"), Ended);

        var waiting = driver.Publisher.PublishAsync(new Opened("second"), Ended).AsTask();
        driver.Clock.Advance(TimeSpan.FromSeconds(6));

        var exception = await Assert.ThrowsAsync<OutboxFullException>(async () => await waiting.WaitAsync(Patience, Ended));
        Assert.Contains("Gainsight:Outbox:MaxEvents", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_outbox_shows_in_the_receipt()
    {
        using var driver = new PublisherDriver();
        await driver.Outbox.CloseAsync(Guid.Empty, Ended);

        Assert.Equal(PublishStatus.Stopped, (await driver.Publisher.PublishAsync(new Opened("late"), Ended)).Status);
    }

    [Fact]
    public async Task The_oldest_is_dropped_told_and_counted_where_asked_to()
    {
        using var driver = NewDriver(OutboxOverflow.DropOldest);
        var first = await driver.Publisher.PublishAsync(new Opened("first"), Ended);

        var second = await driver.Publisher.PublishAsync(new Opened("second"), Ended);

        Assert.Equal(PublishStatus.Accepted, second.Status);
        var dropped = Assert.Single(await driver.ReadFinalsAsync());
        Assert.Equal((first.EventId, DeliveryOutcome.Discarded), (dropped.EventId, dropped.Outcome));
        Assert.Equal("second", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());
    }

    [Fact]
    public async Task An_event_that_can_never_fit_is_told_at_once()
    {
        using var driver = new PublisherDriver(static options => options.Outbox.MaxBytes = 65_536);
        using var throwing = new PublisherDriver(static options => (options.Outbox.MaxBytes, options.Outbox.Overflow) = (65_536, OutboxOverflow.Throw));
        var tooLarge = new Opened("user-1", new string('x', 70_000));

        Assert.Equal(PublishStatus.TooLarge, (await driver.Publisher.PublishAsync(tooLarge, Ended)).Status);
        var exception = await Assert.ThrowsAsync<OutboxFullException>(async () => await throwing.Publisher.PublishAsync(tooLarge, Ended));
        Assert.Contains("Gainsight:Outbox:MaxBytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_up_the_wait_gets_back_the_own_token()
    {
        using var driver = NewDriver(OutboxOverflow.Wait);
        await driver.Publisher.PublishAsync(new Opened("first"), Ended);
        using var cancelled = new CancellationTokenSource();
        var waiting = driver.Publisher.PublishAsync(new Opened("second"), cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(cancelled.Token, exception.CancellationToken);
        Assert.Equal(1, (await driver.ReadLedgerAsync()).Accepted);
    }

    private static PublisherDriver NewDriver(OutboxOverflow overflow) => new(options =>
    {
        options.Outbox.MaxEvents = 1;
        options.Outbox.Overflow = overflow;
    });
}

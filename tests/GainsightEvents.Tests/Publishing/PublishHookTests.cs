using GainsightEvents.Publishing;
using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Publishing;

/// <summary>What <c>BeforePublish</c> may do to an event, and what becomes of those that it does not let pass.</summary>
public sealed class PublishHookTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hook_changes_the_event_before_it_is_checked_and_written()
    {
        using var driver = new PublisherDriver(build: static builder => builder
            .BeforePublish<Opened>(static opened => opened with { UserId = opened.UserId + "1" })
            .BeforePublish<Opened>(static opened => opened with { UserId = opened.UserId + "2" }));

        Assert.True((await driver.Publisher.PublishAsync(new Opened("user-"), Ended)).Accepted);

        Assert.Equal("user-12", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());
    }

    [Fact]
    public async Task A_hook_sees_a_struct_too_and_only_events_of_its_type()
    {
        using var driver = new PublisherDriver(build: static builder => builder
            .BeforePublish<Tapped>(static tapped => tapped with { UserId = "changed" })
            .BeforePublish<Opened>(static _ => throw new NotSupportedException("Nothing was opened.")));

        Assert.True((await driver.Publisher.PublishAsync(new Tapped(null, "user-1"), Ended)).Accepted);

        Assert.Equal("changed", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());
    }

    [Fact]
    public async Task A_hook_for_an_interface_sees_every_event_that_has_it()
    {
        var seen = new List<string>();
        using var driver = new PublisherDriver(build: builder => builder.BeforePublish<IGainsightEvent>(one =>
        {
            seen.Add(one.GetType().Name);
            return one;
        }));

        await driver.Publisher.PublishAsync(new Opened("user-1"), Ended);
        await driver.Publisher.PublishAsync<IGainsightEvent>(new Tapped(null, "user-1"), Ended);

        Assert.Equal(["Opened", "Tapped"], seen);
        Assert.Equal(2, (await driver.ReadLedgerAsync()).Accepted);
    }

    [Fact]
    public async Task An_event_that_a_hook_drops_was_never_accepted_and_is_seen_by_no_other_hook()
    {
        using var driver = new PublisherDriver(build: static builder => builder
            .BeforePublish<Opened>(static _ => null)
            .BeforePublish<Opened>(static _ => throw new NotSupportedException("It was dropped.")));

        Assert.Equal(new PublishReceipt(Guid.Empty, PublishStatus.Dropped), await driver.Publisher.PublishAsync(new Opened("user-1"), Ended));
        Assert.False(driver.Publisher.TryPublish(new Opened("user-1")));

        Assert.Equal(default, await driver.ReadLedgerAsync());
    }

    [Fact]
    public async Task Where_a_hook_fails_the_event_is_not_accepted_and_the_log_tells_nothing_that_the_hook_may_have_read()
    {
        var log = new RecordingLogger<PublishHooks>();
        using var driver = new PublisherDriver(
            static options => options.OnInvalid = InvalidEventPolicy.DeadLetter,
            builder =>
            {
                builder.Services.AddSingleton<ILogger<PublishHooks>>(log);
                builder.BeforePublish<Opened>(static opened => throw new NotSupportedException($"What to do with {opened.UserId}?"));
            });

        Assert.Equal(PublishStatus.HookFailed, (await driver.Publisher.PublishAsync(new Opened("user-1"), Ended)).Status);
        Assert.False(driver.Publisher.TryPublish(new Opened("user-1")));

        Assert.Equal(default, await driver.ReadLedgerAsync());
        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, static line =>
        {
            Assert.Contains("'Opened'", line.Text, StringComparison.Ordinal);
            Assert.Contains(nameof(NotSupportedException), line.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("user-1", line.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Where_invalid_events_throw_a_hook_that_fails_does_too_but_TryPublish_never_does()
    {
        using var driver = new PublisherDriver(
            static options => options.OnInvalid = InvalidEventPolicy.Throw,
            static builder => builder.BeforePublish<Opened>(static _ => throw new NotSupportedException("No.")));

        var exception = await Assert.ThrowsAsync<NotSupportedException>(async () => await driver.Publisher.PublishAsync(new Opened("user-1"), Ended));
        Assert.Equal("No.", exception.Message);
        Assert.False(driver.Publisher.TryPublish(new Opened("user-1")));
    }

    [Fact]
    public async Task A_hook_may_not_put_an_event_of_another_type_in_the_place_of_one()
    {
        using var driver = new PublisherDriver(
            static options => options.OnInvalid = InvalidEventPolicy.Throw,
            static builder => builder.BeforePublish<IGainsightEvent>(static _ => new Measured("user-1", 1)));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await driver.Publisher.PublishAsync(new Opened("user-1"), Ended));
        Assert.Contains(nameof(Opened), exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Measured), exception.Message, StringComparison.Ordinal);
        Assert.Equal(default, await driver.ReadLedgerAsync());
    }

    [Fact]
    public async Task What_a_hook_makes_invalid_is_refused_as_if_it_had_been_published_so()
    {
        using var driver = new PublisherDriver(
            static options => options.OnInvalid = InvalidEventPolicy.Throw,
            static builder => builder.BeforePublish<Opened>(static opened => opened with { UserId = opened.UserId[..0] }));

        await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new Opened("user-1"), Ended));
    }
}

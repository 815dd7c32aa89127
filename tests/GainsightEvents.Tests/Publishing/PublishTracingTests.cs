using System.Diagnostics;
using GainsightEvents.Tests.Diagnostics;

namespace GainsightEvents.Tests.Publishing;

[Collection(TracingTests.Name)]
public sealed class PublishTracingTests : IDisposable
{
    // Not a constant, which the compiler would report.
    private static readonly string Nobody = string.Empty;

    private readonly RecordedActivities _activities = new();

    public void Dispose() => _activities.Dispose();

    [Fact]
    public async Task Publish_is_a_part_of_the_trace_that_runs_and_what_the_attempts_are_linked_to()
    {
        using var driver = new PublisherDriver();
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var receipt = await driver.Publisher.PublishAsync(new Opened("user-42"), TestContext.Current.CancellationToken);

        Assert.Same(request, Activity.Current);
        var activity = Assert.Single(_activities.Ended);
        Assert.Equal(("publish", ActivityKind.Producer, request.SpanId), (activity.OperationName, activity.Kind, activity.ParentSpanId));
        Assert.Equal(
            ("gainsight", "publish", "Opened", receipt.EventId.ToString(), "Accepted", null),
            (activity.GetTagItem("messaging.system"), activity.GetTagItem("messaging.operation.name"), activity.GetTagItem("gainsight.event.name"),
                activity.GetTagItem("messaging.message.id"), activity.GetTagItem("gainsight.publish.status"), activity.GetTagItem("error.type")));
        Assert.Equal(activity.Id, (await driver.ClaimOneAsync()).TraceParent);
        Assert.DoesNotContain(activity.TagObjects, static tag => tag.Value is string text && text.Contains("user-42", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TryPublish_is_traced_as_well()
    {
        using var driver = new PublisherDriver();
        Assert.True(driver.Publisher.TryPublish(new Opened("user-1")));

        Assert.Null(Activity.Current);
        Assert.Equal(Assert.Single(_activities.Ended).Id, (await driver.ClaimOneAsync()).TraceParent);
    }

    [Theory]
    [InlineData(GainsightMode.Live, "DeadLettered", ActivityStatusCode.Error)]
    [InlineData(GainsightMode.Off, "Off", ActivityStatusCode.Unset)]
    public async Task An_event_that_is_not_accepted_is_a_failure_unless_that_is_wanted(GainsightMode mode, string status, ActivityStatusCode expected)
    {
        using var driver = new PublisherDriver(options => (options.Mode, options.OnInvalid) = (mode, InvalidEventPolicy.DeadLetter));
        await driver.Publisher.PublishAsync(new Opened(mode == GainsightMode.Off ? "user-1" : Nobody), TestContext.Current.CancellationToken);

        var activity = Assert.Single(_activities.Ended);
        Assert.Equal((status, expected), (activity.GetTagItem("gainsight.publish.status"), activity.Status));
        Assert.Equal(expected == ActivityStatusCode.Error ? status : null, activity.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_refused_event_s_exception_is_told_by_its_type()
    {
        using var driver = new PublisherDriver(static options => options.OnInvalid = InvalidEventPolicy.Throw);
        await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new Opened(Nobody), TestContext.Current.CancellationToken));
        Assert.False(driver.Publisher.TryPublish(new Opened(Nobody)));

        Assert.Equal(
            [("GainsightEvents.InvalidEventException", (ActivityStatusCode.Error, 0)), ("Invalid", (ActivityStatusCode.Error, 0))],
            _activities.Ended.Select(static activity => ((string)activity.GetTagItem("error.type")!, (activity.Status, activity.Events.Count()))));
    }

    [Fact]
    public async Task No_event_is_refused_at_once_whoever_listens()
    {
        using var driver = new PublisherDriver();
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await driver.Publisher.PublishAsync<Opened>(null!, TestContext.Current.CancellationToken));
        Assert.Empty(_activities.Ended);
    }
}

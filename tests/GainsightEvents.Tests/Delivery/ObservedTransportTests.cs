using System.Diagnostics;
using GainsightEvents.Delivery;
using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Diagnostics;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Delivery;

[Collection(TracingTests.Name)]
public sealed class ObservedTransportTests : IDisposable
{
    private const string Key = "3f0c9a7e-secret-key";
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeTransport _inner;
    private readonly GainsightMeter _meter = new(null);
    private readonly ObservedTransport _transport;
    private readonly PxLaneSettings _settings = new(new Lane(EventTarget.Px, "Emea"), new Uri("https://api.example.org:8443/in"), Key)
    {
        IsOn = true,
        Timeout = TimeSpan.FromSeconds(30),
        Quota = LaneHarness.OfPx,
        MaxInFlight = LaneHarness.MaxInFlight,
    };

    public ObservedTransportTests()
    {
        _inner = new FakeTransport(_clock);
        _transport = new ObservedTransport(_inner, new SendMetrics(_meter), _clock);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task An_attempt_is_counted_and_timed_by_the_conventions_for_messaging()
    {
        using var metrics = new RecordedMetrics(_meter.Meter);
        _inner.Answer = _ =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            return new TransportResponse(201, "");
        };
        await SendAsync();

        var sent = Assert.Single(metrics.Values, static value => value.Name == "messaging.client.sent.messages");
        Assert.Equal(1, sent.Value);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["messaging.system"] = "gainsight",
                ["messaging.operation.name"] = "send",
                ["messaging.operation.type"] = "send",
                ["messaging.destination.name"] = "Gainsight:Px:Accounts:Emea",
                ["server.address"] = "api.example.org",
            },
            sent.Tags);
        var duration = Assert.Single(metrics.Values, static value => value.Name == "messaging.client.operation.duration");
        Assert.Equal(0.25, duration.Value);
        Assert.Equal(sent.Tags, duration.Tags);
        Assert.Equal([1], metrics.Of("gainsight.outbox.attempts", ("lane", "Gainsight:Px:Accounts:Emea"), ("outcome", "delivered")));
    }

    [Theory]
    [InlineData(400, false, null, "400", "rejected")]
    [InlineData(401, false, null, "401", "refused")]
    [InlineData(429, false, null, "429", "throttled")]
    [InlineData(503, false, null, "503", "failed")]
    [InlineData(307, false, null, "307", "refused")]
    [InlineData(200, true, null, "refused", "refused")]
    [InlineData(0, false, "timeout", "timeout", "failed")]
    [InlineData(0, false, null, "_OTHER", "failed")]
    public async Task A_failure_has_the_type_of_its_error(int status, bool isWebPage, string? noAnswer, string errorType, string outcome)
    {
        using var metrics = new RecordedMetrics(_meter.Meter);
        using var activities = new RecordedActivities();
        _inner.Answer = _ => new TransportResponse(status, "what it said") { IsWebPage = isWebPage, NoAnswer = noAnswer };
        await SendAsync();

        Assert.Equal([1], metrics.Of("messaging.client.sent.messages", ("error.type", errorType)));
        Assert.Single(metrics.Of("messaging.client.operation.duration", ("error.type", errorType)));
        Assert.Equal([1], metrics.Of("gainsight.outbox.attempts", ("outcome", outcome)));
        var activity = Assert.Single(activities.Ended);
        Assert.Equal((ActivityStatusCode.Error, errorType), (activity.Status, activity.GetTagItem("error.type")));
        Assert.Equal(status == 0 ? null : (object)status, activity.GetTagItem("http.response.status_code"));
    }

    [Fact]
    public async Task An_attempt_is_linked_to_where_its_event_was_published_and_no_part_of_what_runs_now()
    {
        using var activities = new RecordedActivities();
        using var running = new Activity("running").SetIdFormat(ActivityIdFormat.W3C).Start();
        await SendAsync(TraceParent);

        Assert.Same(running, Activity.Current);
        var activity = Assert.Single(activities.Ended);
        Assert.Equal(("send", ActivityKind.Client, "send Gainsight:Px:Accounts:Emea"), (activity.OperationName, activity.Kind, activity.DisplayName));
        Assert.Equal((default, null), (activity.ParentSpanId, activity.Parent));
        Assert.NotEqual(running.TraceId, activity.TraceId);
        var link = Assert.Single(activity.Links).Context;
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), (link.TraceId.ToHexString(), link.SpanId.ToHexString()));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-trace")]
    [InlineData("|old.hierarchical.id.")]
    public async Task Without_a_trace_that_can_be_read_an_attempt_has_no_link(string? traceParent)
    {
        using var activities = new RecordedActivities();
        await SendAsync(traceParent);

        Assert.Empty(Assert.Single(activities.Ended).Links);
    }

    [Fact]
    public async Task Nothing_of_the_body_of_the_key_and_of_what_the_other_side_said_is_in_an_activity()
    {
        using var activities = new RecordedActivities();
        _inner.Answer = _ => new TransportResponse(400, $"user-42 is wrong, {Key}");
        await SendAsync();

        var activity = Assert.Single(activities.Ended);
        var told = string.Join("\n", activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}").Append(activity.StatusDescription).Append(activity.DisplayName));
        Assert.Contains("gainsight.event.name=Feature Used", told, StringComparison.Ordinal);
        Assert.DoesNotContain("user-42", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
        Assert.Empty(activity.Events);
    }

    [Fact]
    public async Task An_attempt_that_the_stop_cancels_is_given_back_and_one_that_throws_has_failed()
    {
        using var metrics = new RecordedMetrics(_meter.Meter);
        _inner.Holds = true;
        var cancelled = SendAsync();
        _stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _inner.Holds = false;
        _inner.Answer = _ => throw new FormatException(Key);
        await Assert.ThrowsAsync<FormatException>(SendAsync);

        Assert.Equal([1], metrics.Of("gainsight.outbox.attempts", ("outcome", "given_back")));
        Assert.Equal([1], metrics.Of("messaging.client.sent.messages", ("error.type", "cancelled")));
        Assert.Equal([1], metrics.Of("gainsight.outbox.attempts", ("outcome", "failed")));
        Assert.Equal([1], metrics.Of("messaging.client.sent.messages", ("error.type", "System.FormatException")));
    }

    [Fact]
    public void While_nobody_listens_the_attempt_is_the_inner_one_and_nothing_else()
    {
        using var inner = new Direct();
        var transport = new ObservedTransport(inner, new SendMetrics(_meter), _clock);

        Assert.Same(inner.Answer, transport.SendAsync(OutboxDriver.Leased(Lane.Px), _settings, CancellationToken.None));
    }

    private Task<TransportResponse> SendAsync() => SendAsync(TraceParent);

    private Task<TransportResponse> SendAsync(string? traceParent) => _transport.SendAsync(
        OutboxDriver.Leased(_settings.Lane, body: """{"identifyId":"user-42"}""") with { TraceParent = traceParent }, _settings, _stop.Token);

    private sealed class Direct : ITransport, IDisposable
    {
        public Task<TransportResponse> Answer { get; } = Task.FromResult(new TransportResponse(201, ""));

        public EventTarget Target => EventTarget.Px;

        public Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken) => Answer;

        public void Dispose() => Answer.Dispose();
    }
}

using System.Diagnostics;
using GainsightEvents.Emulator;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GainsightEvents.EndToEnd.Tests;

/// <summary>A delivery as OpenTelemetry's own SDK and exporter show it. It listens to the whole process, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(OpenTelemetryTests), DisableParallelization = true)]
[Collection(nameof(OpenTelemetryTests))]
public sealed class OpenTelemetryTests : IDisposable
{
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly List<Activity> _activities = [];
    private readonly MeterProvider _meters;
    private readonly TracerProvider _tracers;

    public OpenTelemetryTests()
    {
        _meters = Sdk.CreateMeterProviderBuilder().AddMeter("GainsightEvents").AddInMemoryExporter(_metrics).Build();
        _tracers = Sdk.CreateTracerProviderBuilder().AddSource("GainsightEvents", "Application").AddInMemoryExporter(_activities).Build();
    }

    public void Dispose()
    {
        _meters.Dispose();
        _tracers.Dispose();
    }

    [Fact]
    public async Task A_delivery_is_seen_from_its_request_to_its_arrival()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.Answer(503), times: 1);
        using var application = new ActivitySource("Application");
        Activity request;
        using (request = application.StartActivity("POST /exports")!)
        {
            await scenario.WaitForFinalAsync(await scenario.PublishAsync("export"));
        }

        _tracers.ForceFlush();
        var publish = Assert.Single(_activities, static activity => activity.OperationName == "publish");
        Assert.Equal((request.TraceId, request.SpanId, ActivityKind.Producer), (publish.TraceId, publish.ParentSpanId, publish.Kind));

        var sends = _activities.FindAll(static activity => activity.OperationName == "send");
        Assert.Equal(["503", null], sends.Select(static send => send.GetTagItem("error.type")));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], sends.Select(static send => send.Status));
        Assert.All(sends, send =>
        {
            Assert.Equal(default, send.ParentSpanId);
            Assert.NotEqual(request.TraceId, send.TraceId);
            Assert.Equal(publish.SpanId, Assert.Single(send.Links).Context.SpanId);
        });
    }

    [Fact]
    public async Task The_ledger_and_the_attempts_are_exported()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.Answer(400), times: 1);
        await scenario.WaitForFinalAsync(await scenario.PublishAsync("one"));
        await scenario.WaitForFinalAsync(await scenario.PublishAsync("two"));
        scenario.Emulator.Faults.Add(FaultResponse.Answer(401));
        await scenario.PublishAsync("three");
        await scenario.WaitForLogAsync("is paused");

        _meters.ForceFlush();
        Assert.Equal(3, ValueOf("gainsight.outbox.events", ("state", "accepted")));
        Assert.Equal(1, ValueOf("gainsight.outbox.events", ("state", "delivered")));
        Assert.Equal(1, ValueOf("gainsight.outbox.events", ("state", "dead")));
        Assert.Equal(1, ValueOf("gainsight.outbox.events", ("state", "queued")));
        Assert.Equal(1, ValueOf("gainsight.outbox.lane.paused", ("lane", "Gainsight:Px")));
        Assert.InRange(ValueOf("gainsight.outbox.quota.left", ("window", "day")), 1, 1_000_000 - 3);
        Assert.Equal(1, ValueOf("gainsight.outbox.attempts", ("outcome", "delivered")));
        Assert.Equal(1, ValueOf("gainsight.outbox.attempts", ("outcome", "rejected")));
        Assert.Equal(1, ValueOf("messaging.client.sent.messages", ("error.type", "400"), ("server.address", "127.0.0.1")));
        Assert.True(ValueOf("messaging.client.operation.duration", ("error.type", "400")) > 0);

        // Told in seconds, and in buckets for seconds.
        var bounds = new List<double>();
        foreach (var bucket in PointsOf("messaging.client.operation.duration").First().GetHistogramBuckets())
        {
            bounds.Add(bucket.ExplicitBound);
        }

        Assert.Equal((0.005, 10), (bounds[0], bounds[^2]));
    }

    [Fact]
    public async Task Somebody_who_starts_listening_late_is_told_from_then_on()
    {
        await using var scenario = await Scenario.StartAsync();
        var late = new List<MetricSnapshot>();
        using var meters = Sdk.CreateMeterProviderBuilder().AddMeter("GainsightEvents").AddInMemoryExporter(late).Build();
        await scenario.WaitForFinalAsync(await scenario.PublishAsync("one"));
        meters.ForceFlush();

        Assert.Contains(late, static metric => metric.Name == "messaging.client.sent.messages");
        Assert.Contains(late, static metric => metric.Name == "gainsight.outbox.events");
    }

    private IEnumerable<MetricPoint> PointsOf(string name, params (string Key, string Value)[] tags) =>
        _metrics.Where(metric => metric.Name == name).SelectMany(static metric => metric.MetricPoints).Where(point => tags.All(tag => Has(point, tag)));

    private static bool Has(MetricPoint point, (string Key, string Value) tag)
    {
        foreach (var (key, value) in point.Tags)
        {
            if (key == tag.Key && tag.Value.Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    private double ValueOf(string name, params (string Key, string Value)[] tags)
    {
        var metric = Assert.Single(_metrics, metric => metric.Name == name);
        var point = Assert.Single(PointsOf(name, tags));
        return metric.MetricType switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
            MetricType.Histogram => point.GetHistogramSum(),
            _ => throw new InvalidOperationException($"{name} is a {metric.MetricType}"),
        };
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using GainsightEvents.Tests.Delivery;
using GainsightEvents.Tests.Diagnostics;
using GainsightEvents.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Hosting;

/// <summary>
/// A server that answers with the keys it was sent, and with those that were sent to others, in its reason phrase, its headers and its body: nothing that an operator or the
/// application is shown has any of them.
/// </summary>
[Collection(TracingTests.Name)]
public sealed class EchoedSecretsTests : IDisposable
{
    private static readonly string[] Keys = ["px-KEY/0123+456=789", "nxt-SECRET\"4711", "nxt-ACCESS<0815>"];

    private readonly LoopbackServer _server = new();
    private readonly ConcurrentQueue<string> _told = new();
    private readonly RecordingLogger _log = new();
    private int _attempts;

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("201 Created")]
    [InlineData("200 OK")]
    [InlineData("302 Found")]
    [InlineData("400 Bad Request")]
    [InlineData("401 Unauthorized")]
    [InlineData("403 Forbidden")]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task No_key_is_in_logs_traces_metrics_exceptions_and_dead_letters(string status)
    {
        _server.Answer = head => EchoOf(status, head);
        using var activities = ListenToActivities();
        using var metrics = ListenToMetrics();
        using (var host = Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            var publisher = host.Services.GetRequiredService<IEventPublisher>();
            await publisher.PublishAsync(new OrderShipped("user-1", 1), TestContext.Current.CancellationToken);
            await publisher.PublishAsync(new CustomEvent("", "user-1"), TestContext.Current.CancellationToken).AsTask().ContinueWith(
                failed => _told.Enqueue($"exception {failed.Exception}"), TaskScheduler.Default);
            while (!await IsSettledAsync(publisher))
            {
                await Task.Yield();
            }

            await ReadAsync(host.Services, publisher);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        string[] told = [.. _told, .. _log.Lines.Select(static line => line.Text)];
        Assert.All(told, static line => Assert.DoesNotContain(Keys, key => Holds(line, key)));

        // What could tell them did speak.
        foreach (var kind in (string[])["activity publish", "activity send", "metric messaging.client.sent.messages", "metric gainsight.outbox.events", "health", "exception", "report"])
        {
            Assert.Contains(_told, line => line.StartsWith(kind, StringComparison.Ordinal));
        }

        Assert.NotEmpty(_log.Lines);
        Assert.Contains(told, static line => line.Contains("***", StringComparison.Ordinal));
    }

    /// <summary>All keys, wherever an answer has room for them: a gateway before several APIs has seen those of each.</summary>
    private static string EchoOf(string status, string head)
    {
        Assert.Contains(Keys, key => head.Contains(key, StringComparison.Ordinal));
        var echo = string.Join(" ", Keys);
        var json = JsonSerializer.Serialize(echo);
        return LoopbackServer.Response(
            $"{status} {echo}",
            $$"""{"result":false,"errorCode":{{json}},"message":{{json}},"requestId":{{json}},"externalapierror":{"message":{{json}}},"errorDesc":{{json}}}""",
            $"x-gs-request-id: {echo}",
            $"Location: https://example.org/?{Uri.EscapeDataString(echo)}",
            $"Retry-After: {echo}",
            $"X-Echo: {echo}");
    }

    private static bool Holds(string line, string key) =>
        line.Contains(key, StringComparison.OrdinalIgnoreCase)
        || line.Contains(JsonSerializer.Serialize(key).Trim('"'), StringComparison.OrdinalIgnoreCase)
        || line.Contains(Uri.EscapeDataString(key), StringComparison.OrdinalIgnoreCase)
        || line.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(key)), StringComparison.Ordinal);

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(_log)));
        builder.Services.AddHealthChecks().AddGainsightEvents();
        builder.Services.AddGainsightEvents(
            options =>
            {
                options.Outbox.StopTimeout = TimeSpan.Zero;
                options.OnInvalid = InvalidEventPolicy.Throw;
                (options.Px.ApiKey, options.Px.PropertyKey, options.Px.BaseAddress) = (Keys[0], "AP-1-2", _server.Address);
                (options.Nxt.SharedSecret, options.Nxt.AccessKey, options.Nxt.TenantId, options.Nxt.BaseAddress) = (Keys[1], Keys[2], "tenant-1", _server.Address);
            },
            OrderShipped.Catalog, CustomEvent.Catalog).AddObserver(new Observer(_told));
        return builder.Build();
    }

    private static async Task<FlushResult> FlushAsync(IEventPublisher publisher) =>
        await publisher.FlushAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

    /// <summary>Whether both attempts were settled: what is still queued then has a reason.</summary>
    private async Task<bool> IsSettledAsync(IEventPublisher publisher)
    {
        var flushed = await FlushAsync(publisher);
        return Volatile.Read(ref _attempts) >= 2 && (flushed.Remaining == 0 || flushed.Reason is not null);
    }

    private async Task ReadAsync(IServiceProvider services, IEventPublisher publisher)
    {
        _told.Enqueue($"flush {(await FlushAsync(publisher)).Reason}");
        foreach (var dead in await services.GetRequiredService<IDeadLetters>().ListAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            _told.Enqueue($"dead {dead.Reason} {Encoding.UTF8.GetString(dead.Body.ToArray())}");
        }

        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        _told.Enqueue($"health {report.Entries["gainsight"].Description} {report.Entries["gainsight"].Exception}");
    }

    private ActivityListener ListenToActivities()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _told.Enqueue(
                $"activity {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {string.Join(" ", activity.TagObjects)} "
                + string.Join(" ", activity.Events.SelectMany(static told => told.Tags))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private Collecting ListenToMetrics() => new(_told, () => Interlocked.Increment(ref _attempts));

    private sealed class Collecting : IDisposable
    {
        private readonly ConcurrentQueue<string> _told;
        private readonly MeterListener _listener = new();

        public Collecting(ConcurrentQueue<string> told, Action attempted)
        {
            _told = told;
            _listener.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                Tell(instrument, value, tags);
                if (instrument.Name == "gainsight.outbox.attempts")
                {
                    attempted();
                    _listener.RecordObservableInstruments();
                }
            });
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Tell(instrument, value, tags));
            _listener.Start();
        }

        public void Dispose() => _listener.Dispose();

        private void Tell(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _told.Enqueue($"metric {instrument.Name} {value} {string.Join(" ", tags.ToArray())}");
    }

    private sealed class Observer(ConcurrentQueue<string> told) : IDeliveryObserver
    {
        public void OnFinal(DeliveryReport report) => told.Enqueue($"report {report.Outcome} {report.Reason} {Encoding.UTF8.GetString(report.Body.ToArray())}");
    }

    private sealed class Provider(RecordingLogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}

using System.Diagnostics;
using GainsightEvents.Delivery;
using GainsightEvents.Tests.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Delivery;

/// <summary>What an application gives to all its HTTP clients is not for the one that reaches Gainsight.</summary>
[Collection(TracingTests.Name)]
public sealed class ApplicationClientTests : IDisposable
{
    private readonly LoopbackServer _server = new() { Answer = static _ => LoopbackServer.Response("503 Service Unavailable", "", "Retry-After: 9999999999") };
    private readonly RecordingLogger<ApplicationClientTests> _log = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handlers_headers_and_loggers_of_the_application_do_not_touch_it(bool defaultsFirst)
    {
        var services = new ServiceCollection();
        if (defaultsFirst)
        {
            GiveToAllClients(services);
        }

        services.AddGainsightEvents(
            options => (options.Mode, options.Px.BaseAddress, options.Px.PropertyKey) = (GainsightMode.Emulator, _server.Address, "AP-X-2"), CustomEvent.Catalog);
        if (!defaultsFirst)
        {
            GiveToAllClients(services);
        }

        await using var provider = services.BuildServiceProvider();
        var answer = await PostAsync(provider);

        Assert.Equal(503, answer.Status);
        var (head, _) = Assert.Single(_server.Requests);
        Assert.DoesNotContain("Authorization", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Retried", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_log.Lines, static line => line.Text.Contains("key-0123456789", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trace_and_the_baggage_of_the_application_stay_in_the_application()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("user", "alice").Start();
        activity.TraceStateString = "vendor=secret";
        await using var provider = Provider();

        await PostAsync(provider);

        var (head, _) = Assert.Single(_server.Requests);
        foreach (var own in (string[])[activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), "vendor=secret", "alice", "baggage"])
        {
            Assert.DoesNotContain(own, head, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Same(activity, Activity.Current);
    }

    [Fact]
    public async Task A_Retry_After_beyond_any_int_is_a_long_rest_and_not_none()
    {
        await using var provider = Provider();
        Assert.True((await PostAsync(provider)).RetryAfter > TimeSpan.FromDays(30));
    }

    [Theory]
    [InlineData("120", 120.0)]
    [InlineData("1.5", 1.5)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)]
    public async Task Retry_After_is_read_as_servers_write_it(string value, double? seconds)
    {
        _server.Answer = _ => LoopbackServer.Response("429 Too Many Requests", "", $"Retry-After: {value}");
        await using var provider = Provider();
        Assert.Equal(seconds, (await PostAsync(provider)).RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("key\r\nX-Injected: 1")]
    [InlineData("clé")]
    [InlineData("key ")]
    public async Task Nothing_is_sent_that_no_header_may_hold_wherever_it_came_from(string key)
    {
        await using var provider = Provider();
        var answer = await provider.GetRequiredService<HttpExchange>().PostAsync(
            new Uri(_server.Address, "/x"), [("X-KEY", key)], "{}"u8.ToArray(), TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(0, answer.Status);
        Assert.Contains("header X-KEY", answer.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain(key, answer.Cause, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    private Task<HttpAnswer> PostAsync(IServiceProvider provider) => provider.GetRequiredService<HttpExchange>().PostAsync(
        new Uri(_server.Address, "/v1/events/custom"),
        [("X-APTRINSIC-API-KEY", "key-0123456789")],
        "{}"u8.ToArray(),
        TimeSpan.FromSeconds(30),
        TestContext.Current.CancellationToken);

    private ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services.AddGainsightEvents(
            options => (options.Mode, options.Px.BaseAddress, options.Px.PropertyKey) = (GainsightMode.Emulator, _server.Address, "AP-X-2"), CustomEvent.Catalog);
        return services.BuildServiceProvider();
    }

    private void GiveToAllClients(IServiceCollection services)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new RecordingProvider(_log)));
        services.AddTransient<Retrying>();
        services.ConfigureHttpClientDefaults(static client => client
            .AddHttpMessageHandler<Retrying>()
            .ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("Authorization", "Bearer of-the-application")));
    }

    private sealed class Retrying : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Retried", "0");
            var first = await base.SendAsync(request, cancellationToken);
            return first.IsSuccessStatusCode ? first : await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class RecordingProvider(ILogger logger) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using GainsightEvents.Model;
using GainsightEvents.Tests.Delivery;
using GainsightEvents.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Hosting;

public sealed class StartupReportTests
{
    [Fact]
    public async Task Each_lane_is_told_with_its_address_its_product_or_tenant_and_the_mode()
    {
        var lines = await StartAsync(
            static options =>
            {
                options.Px.BaseAddress = new Uri("http://127.0.0.1:1/px/");
                options.Px.Accounts["Emea"] = new PxAccountOptions { PropertyKey = "AP-EMEA-2", ApiKey = "key-of-emea" };
            },
            OrderShipped.Catalog);

        Assert.Equal(
            [
                (LogLevel.Information, "Lane Gainsight:Nxt sends to https://acme.gainsightcloud.com, tenant tenant-1; mode Live"),
                (LogLevel.Information, "Lane Gainsight:Px sends to http://127.0.0.1:1/px, product AP-XXXXXXXXXX-2; mode Live"),
                (LogLevel.Information, "Lane Gainsight:Px:Accounts:Emea sends to http://127.0.0.1:1/px, product AP-EMEA-2; mode Live"),
            ],
            lines.OrderBy(static line => line.Text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task That_nothing_is_sent_is_told_once() => Assert.Equal(
        [(LogLevel.Information, "Gainsight:Mode is Off: events are checked and counted, and sent nowhere")],
        await StartAsync(static options => options.Mode = GainsightMode.Off, OrderShipped.Catalog));

    [Theory]
    [InlineData("AP-ONE-2", "AP-ONE-2", "Opened", true)]
    [InlineData("AP-ONE-2", "AP-TWO-2", "Opened", false)]
    [InlineData("AP-ONE-2", "AP-ONE-2", "opened", false)]
    public async Task Equal_names_of_two_catalogs_at_one_product_are_told(string first, string second, string name, bool told)
    {
        var lines = await StartAsync(
            static options => options.Px.PropertyKey = null,
            Catalog("One", first, "Opened"),
            Catalog("Two", second, name));

        Assert.Equal(
            told ? ["Two events are named 'Opened', One.Opened of One and Two.Opened of Two, and Gainsight counts them as one; rename one of them, or declare the event once and share it"] : [],
            lines.Where(static line => line.Level == LogLevel.Warning).Select(static line => line.Text));
    }

    [Fact]
    public async Task Equal_names_at_NXT_are_told_where_version_topic_and_contract_are_the_same_too()
    {
        var lines = await StartAsync(
            static _ => { },
            new EventCatalog("One", [Nxt("One.A", "v01", "a"), Nxt("One.B", "v01", "b")], []),
            new EventCatalog("Two", [Nxt("Two.A", "v01", "a"), Nxt("Two.B", "v02", "b")], []));

        Assert.Contains("One.A of One and Two.A of Two", Assert.Single(lines, static line => line.Level == LogLevel.Warning).Text, StringComparison.Ordinal);

        static EventDescriptor Nxt(string type, string version, string topic) =>
            new() { TypeName = type, Nxt = new NxtEventDescriptor { EventName = "opened", Version = version, Topic = topic } };
    }

    [Fact]
    public async Task Without_a_logger_what_goes_wrong_is_in_the_event_source()
    {
        using var listener = new Listener();
        using var server = new LoopbackServer { Answer = static _ => LoopbackServer.Response("401 Unauthorized", "") };
        var options = Options(options => options.Px.BaseAddress = server.Address);
        options.Outbox.StopTimeout = TimeSpan.Zero;
        await using (var publisher = GainsightPublisher.Create(options, CustomEvent.Catalog))
        {
            await publisher.PublishAsync(new CustomEvent("Opened", "user-1"), TestContext.Current.CancellationToken);
            await listener.WaitAsync("Error: Lane Gainsight:Px is paused", "Gainsight:Px:ApiKey");
        }

        await listener.WaitAsync("Warning: 1 events were still queued at the stop and are discarded, for the outbox is not durable. ", "Gainsight:Px:ApiKey");
        Assert.DoesNotContain(listener.Told, static line => line.Contains("key-0123456789", StringComparison.Ordinal) || line.Contains("sends to", StringComparison.Ordinal));
    }

    private static EventCatalog Catalog(string assembly, string key, string name) => new(
        assembly,
        [new() { TypeName = $"{assembly}.Opened", Px = new PxEventDescriptor { EventName = name } }],
        [new PxProduct(null, key)]);

    private static GainsightOptions Options(Action<GainsightOptions> configure)
    {
        var options = new GainsightOptions
        {
            Px = { ApiKey = "key-0123456789", PropertyKey = "AP-XXXXXXXXXX-2" },
            Nxt = { BaseAddress = new Uri("https://acme.gainsightcloud.com"), TenantId = "tenant-1", SharedSecret = "secret-0123456789", EventVersion = "v01" },
        };
        configure(options);
        return options;
    }

    private static async Task<IReadOnlyList<(LogLevel Level, string Text)>> StartAsync(Action<GainsightOptions> configure, params EventCatalog[] catalogs)
    {
        var logger = new RecordingLogger<Startup>();
        await using var publisher = GainsightPublisher.Create(
            Options(configure),
            builder => builder.Services.AddLogging(logging => logging.AddProvider(new Forwarding(logger))),
            catalogs);
        return [.. logger.Lines.Select(static line => (line.Level, line.Text.Trim()))];
    }

    private sealed class Startup;

    private sealed class Forwarding(ILogger logger) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == "GainsightEvents.Hosting.StartupReport" ? logger : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }
    }

    private sealed class Listener : EventListener
    {
        private readonly ConcurrentQueue<string> _told = new();
        private readonly SemaphoreSlim _changed = new(0);

        public IReadOnlyCollection<string> Told => _told;

        // Others of the process are told here as well, so that the first such line need not be the one.
        public async Task WaitAsync(string start, string content)
        {
            while (!_told.Any(line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(content, StringComparison.Ordinal)))
            {
                Assert.True(await _changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), $"No '{start}' in:\n{string.Join('\n', _told)}");
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "GainsightEvents")
            {
                EnableEvents(eventSource, EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Called by the base constructor's thread, before the fields are there, for sources that exist already.
            if (eventData.EventSource.Name == "GainsightEvents" && _told is not null)
            {
                _told.Enqueue($"{eventData.Level}: {eventData.Payload![0]}");
                _changed.Release();
            }
        }
    }
}

using System.Diagnostics;
using DotNetCore.CAP;
using DotNetCore.CAP.Messages;
using DotNetCore.CAP.Transport;
using GainsightEvents.Emulator;
using GainsightEvents.Outbox.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GainsightEvents.Fleet.Harness;

/// <summary>
/// Beside CAP on PostgreSQL, which a team would take that has no outbox for Gainsight: publish from 64 producers, and from the first publish until an emulator has all.
/// CAP's transport posts the same body to the same emulator. CAP runs as it comes, but for more publishing threads than its one.
/// </summary>
internal static class CapComparison
{
    private static readonly string Key = Guid.NewGuid().ToString();

    public static async Task RunAsync(NpgsqlDataSource source, int rounds, int events)
    {
        Console.WriteLine($"DotNetCore.CAP {typeof(ICapPublisher).Assembly.GetName().Version!.ToString(3)}, its defaults; {Producers.Count} producers, {events:N0} events a round.");
        var (publish, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var cap = await CapAsync(source, events);
            var ours = await OursAsync(source, events);
            if (round == 0)
            {
                continue;
            }

            publish.Add(ours.Published / cap.Published);
            whole.Add(ours.Delivered / cap.Delivered);
            Console.WriteLine($"round {round}: published {ours.Published,8:N0}/s, CAP {cap.Published,8:N0}/s, ratio {ours.Published / cap.Published:F1}; delivered {ours.Delivered,8:N0}/s, CAP {cap.Delivered,8:N0}/s, ratio {ours.Delivered / cap.Delivered:F1}");
        }

        publish.Sort();
        whole.Sort();
        Console.WriteLine($"median ratio of publish {publish[rounds / 2]:F1}, from publish to delivery {whole[rounds / 2]:F1}");
    }

    private static async Task<(double Published, double Delivered)> OursAsync(NpgsqlDataSource source, int events)
    {
        await using var fleet = new Fleet(source);
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null, MaxEvents = 1_000_000 }, CancellationToken.None);
        await using var publisher = fleet.Open(emulator.BaseAddress);
        var watch = Stopwatch.StartNew();
        var published = await Producers.MeasureAsync(events, async () => await publisher.PublishAsync(Benchmarks.FeatureUsed.Example));
        await publisher.FlushAsync(TimeSpan.FromMinutes(5));
        return (published, events / watch.Elapsed.TotalSeconds);
    }

    private static async Task<(double Published, double Delivered)> CapAsync(NpgsqlDataSource source, int events)
    {
        await using var fleet = new Fleet(source);
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null, MaxEvents = 1_000_000, Keys = { new EmulatorKey(Key) } }, CancellationToken.None);
        using var transport = new HttpTransport(emulator.BaseAddress, Key);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ITransport>(transport);
        builder.Services.AddSingleton<IConsumerClientFactory, NoConsumers>();
        builder.Services.AddSingleton(new CapMessageQueueMakerService("http"));
        builder.Services.AddCap(options =>
        {
            options.UsePostgreSql(storage => (storage.DataSource, storage.Schema) = (source, fleet.Schema));
        });
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IBootstrapper>().BootstrapAsync(CancellationToken.None);
        var cap = host.Services.GetRequiredService<ICapPublisher>();
        var body = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(HttpTransport.Body);
        var watch = Stopwatch.StartNew();
        var published = await Producers.MeasureAsync(events, async () => await cap.PublishAsync("Feature Used", body));
        while (transport.Sent < events)
        {
            await Task.Delay(5);
        }

        var delivered = events / watch.Elapsed.TotalSeconds;
        await host.StopAsync();
        return (published, delivered);
    }

    private sealed class HttpTransport(Uri address, string key) : ITransport, IDisposable
    {
        /// <summary>What <see cref="Benchmarks.FeatureUsed.Example"/> is on the wire, but for its date.</summary>
        public const string Body = """{"eventName":"Feature Used","propertyKey":"AP-XXXXXXXXXX-2","identifyId":"user-123456","userType":"USER","date":1750000000000,"accountId":"account-42","attributes":{"featureName":"Bulk Export","category":"Reporting","value":12}}""";

        private readonly HttpClient _http = new() { BaseAddress = address };
        private int _sent;

        public BrokerAddress BrokerAddress => new("http", address.Authority);

        public int Sent => Volatile.Read(ref _sent);

        public async Task<OperateResult> SendAsync(TransportMessage message)
        {
            using var content = new ReadOnlyMemoryContent(message.Body) { Headers = { ContentType = new("application/json") } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events/custom") { Content = content, Headers = { { "X-APTRINSIC-API-KEY", key } } };
            using var response = await _http.SendAsync(request);
            if (!response.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"The emulator answered {(int)response.StatusCode}.");
            }

            Interlocked.Increment(ref _sent);
            return OperateResult.Success;
        }

        public void Dispose() => _http.Dispose();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class NoConsumers : IConsumerClientFactory
    {
        public Task<IConsumerClient> CreateAsync(string groupName, byte groupConcurrent) => throw new NotSupportedException("Nothing subscribes.");
    }
}

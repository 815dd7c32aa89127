using Console;
using GainsightEvents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// The settings through configuration and the delivery through the services, as an application with a host has them.
var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Gainsight:Px:BaseAddress"] = Environment.GetEnvironmentVariable("Gainsight__Px__BaseAddress"),
        ["Gainsight:Px:ApiKey"] = Environment.GetEnvironmentVariable("Gainsight__Px__ApiKey"),
        ["Gainsight:Px:SendEventId"] = "false",
        ["Gainsight:OnInvalid"] = "Throw",
    })
    .Build();
var services = new ServiceCollection();
services.AddLogging();
services.AddGainsightEvents(configuration.GetSection("Gainsight"), [.. EventCatalogs.Of(typeof(ReportExported).Assembly)]);
await using var provider = services.BuildServiceProvider();
foreach (var service in provider.GetServices<IHostedService>())
{
    await service.StartAsync(CancellationToken.None);
}

var publisher = provider.GetRequiredService<IEventPublisher>();
await publisher.PublishReportExportedAsync(
    userId: "user-1",
    featureName: "Bulk Export",
    occurredAt: DateTimeOffset.FromUnixTimeMilliseconds(1717689600000),
    format: ExportFormat.Csv,
    rows: 12);
var flushed = await publisher.FlushAsync(TimeSpan.FromSeconds(60));
foreach (var service in provider.GetServices<IHostedService>())
{
    await service.StopAsync(CancellationToken.None);
}

return flushed.Completed ? 0 : 1;

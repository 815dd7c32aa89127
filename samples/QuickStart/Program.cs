using System.Diagnostics;
using GainsightEvents;
using GainsightEvents.Presets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuickStart;
using QuickStart.Reporting;
using QuickStart.Usage;

var options = QuickStartOptions.Parse(args);
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var receiver = await Receiver.ChooseAsync(builder.Configuration, options, CancellationToken.None);

var tally = new DeliveryTally();
builder.Services.AddGainsightEventCatalog(SaasPreset.Catalog);
builder.AddGainsightEvents()
    .UseSqliteOutbox(receiver.OutboxFile)
    .AddObserver(tally)

    // A sample shows immediately what is wrong with an event. In production an invalid event is stored with its reason, and the caller continues.
    .Services.Configure<GainsightOptions>(settings => settings.OnInvalid ??= InvalidEventPolicy.Throw);

using var host = builder.Build();
await host.StartAsync();

var publisher = host.Services.GetRequiredService<IEventPublisher>();
var usage = new UsagePublisher(publisher);
var watch = Stopwatch.StartNew();
var lines = 0;
await foreach (var line in File.ReadLinesAsync(options.UsageFile))
{
    lines++;
    try
    {
        var call = await usage.PublishAsync(line, CancellationToken.None);
        tally.Record(call);
        if (options.PrintsIds && call.Receipt.Accepted)
        {
            Console.WriteLine($"Accepted {call.Receipt.EventId} {call.EventName} for {string.Join(' ', call.Targets)}");
        }
    }
    catch (UnmappedCallException exception)
    {
        tally.Rejected(exception.EventName, exception.Message);
    }
    catch (InvalidEventException exception)
    {
        tally.Rejected(exception.Descriptor.EventName, string.Join(" ", exception.Violations));
    }
}

Console.WriteLine($"Read {lines} tracked calls from {Path.GetFileName(options.UsageFile)}; delivering to {receiver.Name} …");
var flushed = await publisher.FlushAsync(TimeSpan.FromMinutes(2));
await host.StopAsync();

ReportTable.Print(tally, Console.Out);
Console.WriteLine();
Console.WriteLine($"{flushed.Delivered} entries were delivered while waiting, in {watch.Elapsed.TotalSeconds:F1} s; {flushed.Remaining} remained.");

if (tally.CountEarlier() is > 0 and var earlier)
{
    Console.WriteLine($"{earlier} entries of an earlier run were in {receiver.OutboxFile}, and reached their outcome as well.");
}

var unaccounted = tally.FindUnaccounted(receiver).ToList();
unaccounted.ForEach(problem => Console.WriteLine($"NOT ACCOUNTED FOR: {problem}"));

if (receiver.IsEmulator)
{
    Console.WriteLine();
    Console.WriteLine("""
        To send to a real tenant, set the keys of Gainsight PX and Gainsight NXT, and run again:

            export Gainsight__Px__ApiKey=…          # Administration > Integrations > REST API
            export Gainsight__Px__PropertyKey=AP-…  # Administration > Products
            export Gainsight__Px__Region=Us         # or Eu, Us2
            export Gainsight__Nxt__BaseAddress=https://….gainsightcloud.com
            export Gainsight__Nxt__TenantId=…
            export Gainsight__Nxt__SharedSecret=…   # of the sender registered under Administration > Events
            export Gainsight__Nxt__EventVersion=v01
            dotnet run --project samples/QuickStart
        """);
}

return unaccounted.Count == 0 ? 0 : 1;

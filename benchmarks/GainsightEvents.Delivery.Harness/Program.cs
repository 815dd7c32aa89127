using System.Diagnostics;
using System.Globalization;
using GainsightEvents.Delivery.Harness;

// dotnet run -c Release --project benchmarks/GainsightEvents.Delivery.Harness [-- rounds [concurrency [without-sqlite]]]
if (args is ["server"])
{
    await BareServer.RunAsync();
    return;
}

const int Requests = 40_000;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 11;
int[] concurrencies = args.Length > 1 ? [int.Parse(args[1], CultureInfo.InvariantCulture)] : [16, 64, 256];

using var server = Process.Start(
    new ProcessStartInfo(Environment.ProcessPath!, "server") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
var address = new Uri($"http://127.0.0.1:{(await server.StandardOutput.ReadLineAsync())!}");
Console.WriteLine($"Medians of {rounds} rounds of {Requests} requests; {Environment.ProcessorCount} cores, .NET {Environment.Version}. The bare HttpClient loop is 1.");
Console.WriteLine("| in flight | speed, in-memory outbox | processor time | memory allocated | speed, SQLite outbox | the bare loop beside itself |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var concurrency in concurrencies)
{
    await new Comparison(address, Requests, concurrency, withSqlite: args.Length < 3).RunAsync(rounds);
}

await server.StandardInput.DisposeAsync();
await server.WaitForExitAsync();

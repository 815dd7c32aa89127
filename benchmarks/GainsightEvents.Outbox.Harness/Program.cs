using System.Globalization;
using GainsightEvents;
using GainsightEvents.Outbox.Harness;

[assembly: PxProduct("AP-XXXXXXXXXX-2")]

// Durable publish beside a bare group-commit loop over SQLite, round by round in turn, and the median of the ratios. See docs/performance.md.
// Arguments: rounds (default 9), events a round (default 30,000).
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var numbers = args.Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var rounds = numbers.Length > 0 ? numbers[0] : 9;
var events = numbers.Length > 1 ? numbers[1] : 30_000;
var row = await Published.ReadOneRowAsync();
Console.WriteLine($"{Producers.Count} producers, {events:N0} events a round, bodies of {row.Body.Length} bytes; nothing is delivered meanwhile.");
foreach (var durability in new[] { SqliteDurability.Normal, SqliteDurability.Full })
{
    var count = durability == SqliteDurability.Full ? events / 3 : events;
    await Compare.RunAsync(1, count, row, durability, print: false);
    await Compare.RunAsync(rounds, count, row, durability, print: true);
}

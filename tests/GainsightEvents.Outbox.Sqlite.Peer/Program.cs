using System.Globalization;
using GainsightEvents;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.Sqlite;
using GainsightEvents.Outbox.Sqlite.Peer;
using Microsoft.Extensions.Logging.Abstractions;

if (args.Length == 2)
{
    await Delivering.ForEverAsync(args[0], new Uri(args[1]));
    return;
}

if (args[1] == "outage")
{
    await Outage.RunAsync(args[0], args[2], Enum.Parse<OutboxOverflow>(args[3]), int.Parse(args[4], CultureInfo.InvariantCulture), long.Parse(args[5], CultureInfo.InvariantCulture));
    return;
}

// A process that delivers from a shared file, a command a line: what it does is on its standard output, a line an answer.
// Its arguments: the file, requests a second, requests a day, the lease in milliseconds.
var numbers = args[1..].Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
using var flag = new CommitFlag(args[0]);
await using var outbox = new SqliteOutbox(
    new DatabaseFile(args[0], new SqliteOutboxOptions(), NullLogger.Instance), 10_000_000, 1L << 40, TimeSpan.FromDays(30), TimeProvider.System)
{
    Committing = flag.Set,
};
await outbox.InitializeAsync(CancellationToken.None);
var quota = QuotaPolicy.ForPx(numbers[0], numbers[0] / 20) with { PerDay = numbers[1] };
var peer = new Peer(outbox, new LanePolicy(Lane.Px, 1, quota, TimeSpan.FromMilliseconds(numbers[2]), static () => 0.5));
while (await Console.In.ReadLineAsync() is { } line)
{
    var words = line.Split(' ');
    Console.WriteLine(words[0] switch
    {
        "claim" => await peer.ClaimAsync(int.Parse(words[1], CultureInfo.InvariantCulture)),
        "settle" => await peer.SettleAsync(Enum.Parse<AttemptKind>(words[1])),
        "drain" => await peer.DrainAsync(),
        "read" => await peer.ReadAsync(),
        "append" => await Publishing.ForEverAsync(outbox),
        "publish" => await Publishing.SomeAsync(outbox, int.Parse(words[1], CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"'{line}' is no command.", nameof(args)),
    });
}

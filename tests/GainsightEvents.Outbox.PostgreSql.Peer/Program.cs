using System.Globalization;
using GainsightEvents.Outbox.PostgreSql.Peer;
using Npgsql;

// Its arguments: the connection string, the schema, and what it does: "publish", or "deliver", an address and requests a second.
await using var dataSource = NpgsqlDataSource.Create(args[0]);
if (args[2] == "publish")
{
    await using var publisher = Member.Create(dataSource, args[1], address: null);
    await Member.PublishForEverAsync(publisher);
}
else
{
    await using var publisher = Member.Create(dataSource, args[1], new Uri(args[3]), int.Parse(args[4], CultureInfo.InvariantCulture));
    Console.WriteLine("delivers");
    await Console.In.ReadToEndAsync();
}

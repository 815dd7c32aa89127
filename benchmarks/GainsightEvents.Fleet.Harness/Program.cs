using System.Globalization;
using GainsightEvents;
using GainsightEvents.Fleet.Harness;
using Npgsql;

[assembly: PxProduct("AP-XXXXXXXXXX-2")]

// See docs/performance.md. Its first argument says what is measured: publish, claim, cap or month. GAINSIGHT_TEST_POSTGRES names the server.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var server = Environment.GetEnvironmentVariable("GAINSIGHT_TEST_POSTGRES")
    ?? throw new InvalidOperationException("GAINSIGHT_TEST_POSTGRES is not set; set it to the connection string of a PostgreSQL server on which schemas may be made, such as .ci/postgres starts.");
await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { MaxPoolSize = 100 });
var numbers = args.Skip(1).Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
switch (args.FirstOrDefault())
{
    case "publish":
        await PublishComparison.RunAsync(source, rounds: At(0, 5), events: At(1, 40_000));
        break;
    case "claim":
        await ClaimComparison.RunAsync(source, most: At(0, 5_000_000));
        break;
    case "cap":
        await CapComparison.RunAsync(source, rounds: At(0, 3), events: At(1, 5_000));
        break;
    case "month":
        await Month.RunAsync(source, eventsADay: At(0, 1_000_000), days: At(1, 30));
        break;
    default:
        Console.Error.WriteLine("Usage: publish [rounds] [events] | claim [rows] | cap [rounds] [events] | month [events a day] [days]");
        return 2;
}

return 0;

int At(int index, int otherwise) => numbers.Length > index ? numbers[index] : otherwise;

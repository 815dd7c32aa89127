using GainsightEvents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

// Delivers what others publish. Run as many as you like: they share one quota, and none is a leader. The web servers beside it have the same outbox and set
// Gainsight:Dispatch to false, so that they need neither an API key nor an address of Gainsight.
var builder = Host.CreateApplicationBuilder(args);
var connection = builder.Configuration.GetConnectionString("App")
    ?? throw new InvalidOperationException("ConnectionStrings:App is not set; set it to the database of your application, for example by the environment variable ConnectionStrings__App.");
await using var dataSource = NpgsqlDataSource.Create(connection);

// It declares no event and so names the catalog that stands for all of Gainsight PX. One that delivers to Gainsight NXT as well adds SystemAssetEvent.Catalog.
builder.AddGainsightEvents(CustomEvent.Catalog).UsePostgreSqlOutbox(dataSource);

await builder.Build().RunAsync();

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GainsightEvents.EntityFrameworkCore.Tests;

internal sealed class PostgreSqlShop : ShopDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("GAINSIGHT_TEST_POSTGRES");

    private readonly string _schema = $"test_{Guid.NewGuid():N}";
    private readonly NpgsqlDataSource _source;

    public PostgreSqlShop()
    {
        Assert.SkipWhen(Server is null, "GAINSIGHT_TEST_POSTGRES names no server; test.sh starts one");
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { SearchPath = _schema, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString());
    }

    public override void UseOutbox(GainsightEventsBuilder builder) => builder.UsePostgreSqlOutbox(_source, options => options.Schema = _schema);

    public override void Use(DbContextOptionsBuilder options, bool retries) => options.UseNpgsql(_source, npgsql =>
    {
        if (retries)
        {
            npgsql.EnableRetryOnFailure(20, TimeSpan.FromMilliseconds(1), null);
        }
    });

    public override DbConnection Connect() => _source.CreateConnection();

    public override DbConnection ConnectElsewhere() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "template1", Pooling = false }.ToString());

    public override async ValueTask DisposeAsync()
    {
        await using (var command = _source.CreateCommand($"DROP SCHEMA IF EXISTS {_schema} CASCADE"))
        {
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await _source.DisposeAsync();
    }
}

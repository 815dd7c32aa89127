using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.EntityFrameworkCore.Tests;

internal sealed class SqliteShop : ShopDatabase
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gainsight-shop-");

    public override void UseOutbox(GainsightEventsBuilder builder) => builder.UseSqliteOutbox(PathOf("shop.db"));

    public override void Use(DbContextOptionsBuilder options, bool retries) =>
        options.UseSqlite(Text("shop.db"), sqlite => sqlite.ExecutionStrategy(dependencies => new RetryingStrategy(dependencies, retries ? 20 : 0)));

    public override DbConnection Connect() => new SqliteConnection(Text("shop.db"));

    public override DbConnection ConnectElsewhere() => new SqliteConnection(Text("elsewhere.db"));

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
        return default;
    }

    private string PathOf(string file) => Path.Combine(_directory.FullName, file);

    private string Text(string file) => new SqliteConnectionStringBuilder { DataSource = PathOf(file), DefaultTimeout = 60 }.ToString();
}

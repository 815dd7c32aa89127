using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AspNetCore.Tests;

/// <summary>Production has real settings, or does not start.</summary>
public sealed class ProductionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aspnetcore-sample-");

    [Fact]
    public async Task Without_settings_it_does_not_start_and_names_what_is_missing()
    {
        await using var production = new WebApplicationFactory<Program>().WithWebHostBuilder(
            builder => builder.UseEnvironment("Production").UseSetting("DataFolder", _folder.FullName).UseSetting("Logging:LogLevel:Default", "None"));

        var refused = Assert.Throws<OptionsValidationException>(production.CreateClient);

        Assert.All(
            ["Gainsight:Px:ApiKey", "Gainsight:Px:PropertyKey", "Gainsight:Nxt:BaseAddress", "Gainsight:Nxt:TenantId", "Gainsight:Nxt:SharedSecret"],
            setting => Assert.Contains(setting, refused.Message, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

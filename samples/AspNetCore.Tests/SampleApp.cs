using AspNetCore.Data;
using AspNetCore.Reports;
using AspNetCore.Tests;
using GainsightEvents;
using GainsightEvents.Emulator;
using GainsightEvents.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(SampleApp))]

namespace AspNetCore.Tests;

/// <summary>The application and an emulator of Gainsight, one of each for all tests: each test signs in a user of its own.</summary>
public sealed class SampleApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aspnetcore-sample-");

    public GainsightEmulator Emulator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await GainsightEmulator.StartAsync(EventCatalog.Of<ReportCreated>());

        // Now, and not by the first test: tests that come at the same time would start one each.
        StartServer();
    }

    /// <summary>Signs in a user of a company that nobody else has.</summary>
    public async Task<SampleUser> SignInAsync()
    {
        var name = Guid.NewGuid().ToString("N");
        var browser = new Browser(CreateClient());
        await browser.SubmitAsync("/sign-in", ("name", name), ("company", $"Company of {name}"));

        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Users.SingleAsync(user => user.Name == name);
        return new SampleUser(browser, user, Emulator.ForUser(user.Id.ToString()));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Testing")
        .UseSetting("DataFolder", _folder.FullName)
        .UseSetting("Logging:LogLevel:Default", "Warning")
        .UseSetting("Gainsight:Px:PropertyKey", "AP-SAMPLETEST-2")
        .ConfigureTestServices(services => services.UseGainsightEmulator(Emulator));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Emulator.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

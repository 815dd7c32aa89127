using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GainsightEvents.Emulator;

namespace GainsightEvents.Tool.Tests.Doctor;

/// <summary>Against the emulator, over a socket.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private const string Secret = "px-key-0123456789-secret";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_is_right_and_nothing_is_stored_to_find_out()
    {
        await using var emulator = await StartAsync();
        var result = (await RunAsync(emulator.BaseAddress, Secret)).EndsWith(ExitCodes.Success);
        Assert.Contains("right  Gainsight:Px, key: is known, and may write", result.Output, StringComparison.Ordinal);
        Assert.Contains("right  Gainsight:Nxt, credentials: are known", result.Output, StringComparison.Ordinal);
        Assert.Contains("clock: this machine's is right", result.Output, StringComparison.Ordinal);
        Assert.Empty(emulator.Events.Good);
        Assert.DoesNotContain(Secret, result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another-key-0123456789", "is not known at")]
    [InlineData("read-only-key-0123456789", "may not write")]
    [InlineData("eu-key-0123456789", "answers 404")]
    [InlineData("AP-XXXXXXXXXX-2", "has the form of a product key")]
    public async Task A_wrong_key_is_told_with_its_remedy(string key, string message)
    {
        await using var emulator = await StartAsync();
        var result = (await RunAsync(emulator.BaseAddress, key)).EndsWith(ExitCodes.Found);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_echoes_the_key_makes_nobody_tell_it()
    {
        await using var emulator = await StartAsync();
        emulator.Faults.Add(Fault.Parse("echo-key"));
        var result = (await RunAsync(emulator.BaseAddress, Secret)).EndsWith(ExitCodes.Found);
        Assert.DoesNotContain(Secret, result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "with a web page")]
    [InlineData("status=503", "has trouble of its own")]
    [InlineData("status=429", "the quota is used up")]
    public async Task What_is_not_the_keys_fault_is_not_blamed_on_it(string fault, string message)
    {
        await using var emulator = await StartAsync();
        emulator.Faults.Add(Fault.Parse($"{fault},target=px"));
        Assert.Contains(message, (await RunAsync(emulator.BaseAddress, Secret)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_nobody_listens_at_is_told_and_no_key_is_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var result = (await RunAsync(new Uri($"http://127.0.0.1:{port}"), Secret)).EndsWith(ExitCodes.Found);
        Assert.Contains($"127.0.0.1:{port}: cannot be reached (ConnectionRefused)", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(", key", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_found_is_told()
    {
        WriteSettings(new Uri("https://no-such-host.invalid"), mode: "Live");
        var result = (await ToolProcess.RunAsync(["doctor"], _folder.Path, ("Gainsight__Px__ApiKey", Secret), ("Gainsight__Nxt__SharedSecret", "nxt-secret-0123456789"))).EndsWith(ExitCodes.Found);
        Assert.Contains("no-such-host.invalid: its name is not found", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_alone_are_looked_at_offline()
    {
        WriteSettings(new Uri("https://gainsight.example"), mode: "Live");
        var wrong = (await ToolProcess.RunAsync(["doctor", "--offline"], _folder.Path)).EndsWith(ExitCodes.Found);
        Assert.Contains("Gainsight:Px:ApiKey is not set", wrong.Output, StringComparison.Ordinal);
        var right = (await ToolProcess.RunAsync(["doctor", "--offline", "--json"], _folder.Path, ("Gainsight__Px__ApiKey", Secret), ("Gainsight__Nxt__SharedSecret", "s-0123456789"))).EndsWith(ExitCodes.Success);
        Assert.All(right.Json.GetProperty("findings").EnumerateArray(), static finding => Assert.Equal("right", finding.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task A_folder_without_settings_is_told()
    {
        var result = (await ToolProcess.RunAsync(["doctor"], _folder.Path)).EndsWith(ExitCodes.Found);
        Assert.Contains("no setting of Gainsight is there", result.Output, StringComparison.Ordinal);
        _folder.Write("appsettings.json", "{ not JSON");
        (await ToolProcess.RunAsync(["doctor"], _folder.Path)).EndsWith(ExitCodes.BadInput);
    }

    [Fact]
    public async Task Settings_of_another_environment_are_not_those_of_this_one()
    {
        _folder.Write("appsettings.Development.json", """{ "Gainsight": { "Mode": "Off" } }""");
        Assert.Contains("no setting of Gainsight is there", (await ToolProcess.RunAsync(["doctor", "--offline"], _folder.Path)).Output, StringComparison.Ordinal);
        Assert.Contains("Gainsight:Mode: is Off", (await ToolProcess.RunAsync(["doctor", "--offline", "--environment", "Development"], _folder.Path)).Output, StringComparison.Ordinal);
    }

    private static Task<GainsightEmulator> StartAsync() => GainsightEmulator.StartAsync(
        new EmulatorOptions
        {
            Keys =
            {
                new EmulatorKey(Secret), new EmulatorKey("read-only-key-0123456789", CanWrite: false), new EmulatorKey("eu-key-0123456789", Region: PxRegion.Eu),
                new EmulatorKey("AP-XXXXXXXXXX-2"),
            },
            Tenants = { new EmulatorTenant("tenant", "nxt-secret-0123456789") },
            RegisteredNxtEvents = [new EmulatorNxtEvent("order_shipped")],
        },
        TestContext.Current.CancellationToken);

    private Task<ToolResult> RunAsync(Uri address, string key)
    {
        WriteSettings(address, mode: "Live");
        return ToolProcess.RunAsync(["doctor"], _folder.Path, ("Gainsight__Px__ApiKey", key), ("Gainsight__Nxt__SharedSecret", "nxt-secret-0123456789"));
    }

    private void WriteSettings(Uri address, string mode) => _folder.Write("appsettings.json", JsonSerializer.Serialize(new
    {
        Gainsight = new
        {
            Mode = mode,
            Px = new { BaseAddress = address, PropertyKey = "AP-XXXXXXXXXX-2" },
            Nxt = new { BaseAddress = address, TenantId = "tenant", EventVersion = "v01", TopicName = "orders" },
        },
    }));
}

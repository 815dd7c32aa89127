using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Tests;

/// <summary>Starting an emulator, and what keeps it from starting.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task It_listens_on_loopback_only_on_the_port_asked_for()
    {
        await using var running = await StartOnFreePortAsync(from: 23_000);

        // 127.0.0.2 is this machine too; who listened on all addresses would answer there.
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() =>
            client.ConnectAsync(IPAddress.Parse("127.0.0.2"), running.Emulator.BaseAddress.Port, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal("127.0.0.1", running.Emulator.BaseAddress.Host);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_remedy()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<IOException>(() => RunningEmulator.StartAsync(options => options.Port = port));

        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("EmulatorOptions.Port", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<EmulatorOptions>> InvalidOptions => new()
    {
        { "EmulatorOptions.Port", options => options.Port = 70_000 },
        { "EmulatorOptions.MaxEvents", options => options.MaxEvents = 0 },
        { "EmulatorOptions.MaxBytes", options => options.MaxBytes = 0 },
        { "EmulatorOptions.Catalogs", options => options.Catalogs.Add(null!) },
        { "EmulatorOptions.MaxBodyBytes", options => options.MaxBodyBytes = 0 },
        { "EmulatorOptions.PxQuota", options => options.PxQuota = new PxQuota(PerSecond: 0) },
        { "EmulatorOptions.TimeProvider", options => options.TimeProvider = null! },
        { "EmulatorOptions.Keys", options => options.Keys.Add(new EmulatorKey(" ")) },
        { "EmulatorOptions.Keys", options => options.Keys.Add(new EmulatorKey(RunningEmulator.Key)) },
        { "EmulatorOptions.Schema", options => options.Schema = "{\"$defs\":{\"pxCustomEvent\":{\"not\":{}}}}" },
        { "EmulatorOptions.Schema", options => options.Schema = "{}" },
        { "EmulatorOptions.NxtQuota", options => options.NxtQuota = new NxtQuota(PerDay: 0) },
        { "EmulatorOptions.Tenants", options => options.Tenants.Add(RunningEmulator.Tenant) },
        { "EmulatorOptions.Tenants", options => options.Tenants.Add(new EmulatorTenant("other", "")) },
        { "EmulatorOptions.Tenants", options => options.Tenants.Add(new EmulatorTenant("other", "secret", AccessKey: "")) },
        { "EmulatorOptions.Plans[0]", options => options.Plans.Add("{\"$defs\":{}}") },
        { "EmulatorOptions.Plans[0]", options => options.Plans.Add("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$defs\":{\"px:a\":{\"not\":{}}}}") },
        { "EmulatorOptions.Plans[0]", options => options.Plans.Add("not JSON") },
        { "EmulatorOptions.PlanFiles[0] ('absent.json')", options => options.PlanFiles.Add("absent.json") },
        { "EmulatorOptions.PlanFiles[0] ('')", options => options.PlanFiles.Add("") },
    };

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public async Task An_invalid_option_is_named(string name, Action<EmulatorOptions> change)
    {
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => RunningEmulator.StartAsync(change));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningEmulator.Key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_deleted_from_a_copy_of_the_schema_changes_the_verdict()
    {
        var copy = JsonNode.Parse(await File.ReadAllTextAsync(TestProject.SchemaPath, TestContext.Current.CancellationToken))!;
        Assert.True(copy["$defs"]!["pxCustomEvent"]!["properties"]!.AsObject().Remove("userType"));
        var body = RunningEmulator.Payload(payload => payload["userType"] = "ADMIN");
        await using var strict = await RunningEmulator.StartAsync();
        await using var lax = await RunningEmulator.StartAsync(options => options.Schema = copy.ToJsonString());

        using var refused = await strict.PostAsync(body);
        using var accepted = await lax.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        Assert.Single(strict.Events.Bad);
        Assert.Single(lax.Events.Good);
    }

    [Fact]
    public async Task A_stopped_emulator_frees_its_port_and_may_be_stopped_twice()
    {
        var running = await RunningEmulator.StartAsync();
        await running.DisposeAsync();
        await running.DisposeAsync();

        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() =>
            client.ConnectAsync(IPAddress.Loopback, running.Emulator.BaseAddress.Port, TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task A_schema_that_demands_nothing_lets_any_json_pass()
    {
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.Schema = "{\"$defs\":{\"pxCustomEvent\":true}}";
            options.RegisteredPxEvents = [];
        });

        using var response = await running.PostAsync("[1]");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Single(running.Events.Dropped);
    }

    // Below the ports the system hands out, so that no other test can take it in between.
    private static async Task<RunningEmulator> StartOnFreePortAsync(int from)
    {
        for (var port = from; ; port++)
        {
            try
            {
                var running = await RunningEmulator.StartAsync(options => options.Port = port);
                Assert.Equal(port, running.Emulator.BaseAddress.Port);
                return running;
            }
            catch (IOException) when (port < from + 100)
            {
            }
        }
    }
}

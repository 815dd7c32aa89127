using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using GainsightEvents.Emulator.Tool;

namespace GainsightEvents.Emulator.Tests.Tool;

/// <summary>The emulator by its command line.</summary>
public sealed class EmulatorCommandTests
{
    private const string Key = "command-line-key-0123";

    private static readonly string Sample = Path.GetFullPath(Path.Combine(TestProject.Directory, "..", "..", "samples", "Emulator"));

    [Fact]
    public async Task It_says_where_it_listens_and_ends_when_it_is_stopped()
    {
        await using var command = await RunningCommand.StartAsync();

        using var health = await command.Client.GetAsync(new Uri("/emulator/health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(health.IsSuccessStatusCode);
        Assert.Contains($"Gainsight__Px__BaseAddress={command.Client.BaseAddress!.ToString().TrimEnd('/')}", command.Output, StringComparison.Ordinal);
        Assert.Equal(0, await command.StopAsync());
    }

    [Fact]
    public async Task Keys_plans_quotas_and_faults_are_as_the_options_say()
    {
        await using var command = await RunningCommand.StartAsync(
            "--px-key", Key, "--px-read-key", "read-only-key-0123", "--nxt-tenant", "acme:secret:with:colons", "--region", "Eu", "--plan", Path.Combine(Sample, "plans", "plan.json"),
            "--px-event", "Also Registered", "--px-quota", "3/1000", "--nxt-quota", "none", "--fault", "status=503,retry-after=7,name=Plan Viewed", "--fault", "status=500,target=nxt,next=1");

        Assert.Equal(401, await PostAsync(command, "Report Exported", "another-key-0123"));
        Assert.Equal(403, await PostAsync(command, "Report Exported", "read-only-key-0123"));
        Assert.Equal(503, await PostAsync(command, "Plan Viewed", Key));
        Assert.Equal((500, 200), (await PostNxtAsync(command), await PostNxtAsync(command)));
        var statuses = new List<int>();
        for (var i = 0; i < 40 && !statuses.Contains(429); i++)
        {
            statuses.Add(await PostAsync(command, i % 2 == 0 ? "Also Registered" : "Unknown", Key));
        }

        Assert.Equal(429, statuses[^1]);
        var events = await ReadEventsAsync(command);
        Assert.Contains("\"eventName\": \"Unknown\"", events[events.IndexOf("\"dropped\": [", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_that_keeps_unregistered_events_and_a_bound_on_memory_can_be_asked_for()
    {
        await using var command = await RunningCommand.StartAsync("--px-key", Key, "--px-event", "Registered", "--keep-unregistered", "--max-events", "2");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(201, await PostAsync(command, "Unregistered", Key));
        }

        var events = await ReadEventsAsync(command);
        Assert.Contains("\"good\": 3", events, StringComparison.Ordinal);
        Assert.Contains("\"forgotten\": 1", events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fault", "bang", "The fault is not understood: 'bang'")]
    [InlineData("--px-quota", "3", "--px-quota is '3'; it must be two whole numbers")]
    [InlineData("--nxt-quota", "0/1", "EmulatorOptions.NxtQuota has a limit below 1")]
    [InlineData("--nxt-tenant", "acme", "--nxt-tenant must be an id and a sharedSecret")]
    [InlineData("--plan", "/no/such/plan.json", "/no/such/plan.json")]
    [InlineData("--max-events", "0", "EmulatorOptions.MaxEvents is 0")]
    [InlineData("--port", "70000", "EmulatorOptions.Port is 70000")]
    public async Task What_is_wrong_ends_it_with_a_message_and_a_code(string option, string value, string message)
    {
        var (exitCode, errors) = await RunningCommand.FailAsync(option, value);

        Assert.Equal(EmulatorCommand.BadInput, exitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_it_with_another_code()
    {
        await using var command = await RunningCommand.StartAsync();

        var (exitCode, errors) = await RunningCommand.FailAsync("--port", command.Client.BaseAddress!.Port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(EmulatorCommand.Unavailable, exitCode);
        Assert.Contains("address already in use", errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_Dockerfile_and_compose_file_call_exists()
    {
        var docker = await File.ReadAllTextAsync(Path.Combine(Sample, "Dockerfile"), TestContext.Current.CancellationToken);
        var compose = await File.ReadAllTextAsync(Path.Combine(Sample, "compose.yaml"), TestContext.Current.CancellationToken);
        var project = await File.ReadAllTextAsync(
            Path.Combine(Sample, "..", "..", "src", "GainsightEvents.Emulator.Tool", "GainsightEvents.Emulator.Tool.csproj"), TestContext.Current.CancellationToken);

        Assert.Contains("dotnet tool install GainsightEvents.Emulator.Tool --tool-path /tool", docker, StringComparison.Ordinal);
        Assert.Contains("<ToolCommandName>gainsight-emulator</ToolCommandName>", project, StringComparison.Ordinal);

        // The very words after the program, with a free port and the plan where it is outside of a container.
        var words = Quoted(Line(docker, "ENTRYPOINT"))[1..].Concat(Quoted(Line(docker, "CMD")))
            .Where(word => word is not ("--port" or "5555"))
            .Select(word => word.Replace("/plans/", Path.Combine(Sample, "plans") + "/", StringComparison.Ordinal));
        Assert.Equal("/tool/gainsight-emulator", Quoted(Line(docker, "ENTRYPOINT"))[0]);
        Assert.Contains("- ./plans:/plans:ro", compose, StringComparison.Ordinal);
        Assert.Contains("EXPOSE 5555", docker, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:5555:5555", compose, StringComparison.Ordinal);
        await using var command = await RunningCommand.StartAsync([.. words]);
        using var plan = new HttpRequestMessage(HttpMethod.Get, "/emulator/plan") { Headers = { { "X-Emulator-Token", command.Token } } };
        using var response = await command.Client.SendAsync(plan, TestContext.Current.CancellationToken);
        Assert.Contains("Report Exported", await response.TextAsync(), StringComparison.Ordinal);
        var settings = compose.Split('\n').Where(line => line.Contains("Gainsight__", StringComparison.Ordinal)).Select(line => line.Trim('#', ' ').Split(':')[0]);
        Assert.Equal(["Gainsight__Mode", "Gainsight__Px__BaseAddress", "Gainsight__Nxt__BaseAddress"], settings);

        static string Line(string file, string word) => file.Split('\n').Single(line => line.StartsWith(word + " ", StringComparison.Ordinal));

        static string[] Quoted(string line) => [.. line.Split('"').Where((_, i) => i % 2 == 1)];
    }

    private static async Task<int> PostAsync(RunningCommand command, string name, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, RunningEmulator.PxPath) { Content = Json($$"""{ "attributes":{"featureName":"f"},"identifyId":"u","propertyKey":"AP-XXXXXXXXXX-2","userType":"USER","eventName":"{{name}}" }""") };
        request.Headers.Add("X-APTRINSIC-API-KEY", key);
        using var response = await command.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static async Task<int> PostNxtAsync(RunningCommand command)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, RunningEmulator.NxtPath) { Content = Json("""{"companyId":"1P01"}""") };
        foreach (var (name, value) in new[] { ("eventName", "contract_renewed"), ("eventVersion", "v01"), ("tenantId", "acme"), ("sharedSecret", "secret:with:colons") })
        {
            request.Headers.Add(name, value);
        }

        using var response = await command.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static async Task<string> ReadEventsAsync(RunningCommand command)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/events") { Headers = { { "X-Emulator-Token", command.Token } } };
        using var response = await command.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.TextAsync();
    }

    private static ByteArrayContent Json(string body) => new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

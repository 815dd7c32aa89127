using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Tests.Inspector;

/// <summary>What the page asks the emulator for, asked without it.</summary>
public sealed class InspectorApiTests
{
    [Fact]
    public async Task The_timeline_has_the_newest_first_filtered_in_windows()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.PxQuota = null);
        for (var i = 0; i < 30; i++)
        {
            using var response = await running.PostAsync(i % 3 == 0 ? "{}" : RunningEmulator.Named($"Event {i}"));
        }

        var window = await GetAsync(running, "timeline?offset=2&limit=3");
        Assert.Equal((30, 3), ((int)window["total"]!, window["rows"]!.AsArray().Count));
        Assert.Equal([28, 27, 26], window["rows"]!.AsArray().Select(row => (int)row!["number"]!));
        Assert.Equal(10, (int)(await GetAsync(running, "timeline?verdict=bad"))["total"]!);
        Assert.Equal(20, (int)(await GetAsync(running, "timeline?name=EVENT"))["total"]!);
        Assert.Equal(1, (int)(await GetAsync(running, "timeline?text=event%2029"))["total"]!);
        Assert.Equal(0, (int)(await GetAsync(running, "timeline?target=nxt"))["total"]!);
        Assert.Equal(0, (int)(await GetAsync(running, "timeline?verdict=warnings&name=no"))["total"]!);
    }

    [Fact]
    public async Task A_window_follows_its_anchor_when_others_arrive()
    {
        await using var running = await RunningEmulator.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            using var response = await running.PostAsync(RunningEmulator.Named($"Event {i}"));
        }

        // Request 5 was seventh, at index 5, when there were ten; two more move it to index 7.
        using var first = await running.PostAsync(TestProject.FeatureUsed);
        using var second = await running.PostAsync(TestProject.FeatureUsed);
        var window = await GetAsync(running, "timeline?offset=3&limit=5&anchor=5&index=5");

        Assert.Equal(5, (int)window["offset"]!);
        Assert.Equal(5, (int)window["rows"]![2]!["number"]!);
    }

    [Theory]
    [InlineData("timeline?limit=501", 400)]
    [InlineData("timeline?offset=-1", 400)]
    [InlineData("timeline?verdict=ugly", 400)]
    [InlineData("timeline?target=both", 400)]
    [InlineData("events/99", 404)]
    [InlineData("events/x", 404)]
    [InlineData("page/nothing.js", 404)]
    [InlineData("page/index.html", 404)]
    public async Task What_cannot_be_answered_is_refused(string path, int status)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await SendAsync(running, HttpMethod.Get, path);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Faults_are_added_listed_and_removed_with_the_token_only()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var without = await running.Client.PostAsync(new Uri("/emulator/faults", UriKind.Relative), Json("""{"fault":"hang"}"""), TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)without.StatusCode);

        using var added = await SendAsync(running, HttpMethod.Post, "faults", """{"fault":"status=503,next=1"}""");
        using var wrong = await SendAsync(running, HttpMethod.Post, "faults", """{"fault":"bang"}""");
        using var met = await running.PostAsync(TestProject.FeatureUsed);
        Assert.Equal((200, 400, 503), ((int)added.StatusCode, (int)wrong.StatusCode, (int)met.StatusCode));
        Assert.StartsWith("The fault is not understood", (await wrong.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("""[{"number":1,"fault":"status=503,next=1","isFromCode":false,"met":1,"isOver":true}]""", (await GetAsync(running, "faults"))["faults"]!.ToJsonString());

        using var removed = await SendAsync(running, HttpMethod.Delete, "faults/1");
        using var again = await SendAsync(running, HttpMethod.Delete, "faults/1");
        Assert.Equal((204, 404), ((int)removed.StatusCode, (int)again.StatusCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("status=503")]
    [InlineData("html=502")]
    public async Task A_test_event_is_named_also_among_others_and_in_the_answer_of_a_fault(string? fault)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var other = await running.PostAsync(TestProject.FeatureUsed);
        Assert.False(other.Headers.Contains("X-Emulator-Event"));
        if (fault is not null)
        {
            running.Emulator.Faults.Add(Fault.Parse(fault));
        }

        using var sent = await SendAsync(running, HttpMethod.Post, "send", """{"target":"px","body":{"eventName":"Sent From The Page"}}""");

        var number = (await sent.JsonAsync()).GetProperty("event").GetInt64();
        Assert.Equal("Sent From The Page", (await GetAsync(running, $"events/{number}"))["eventName"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_faults_that_can_be_added_from_outside_are_bounded()
    {
        await using var running = await RunningEmulator.StartAsync();
        for (var i = 0; i < EmulatorFaults.MostFaults; i++)
        {
            running.Emulator.Faults.Add(FaultResponse.Forget(), times: 1);
        }

        using var response = await SendAsync(running, HttpMethod.Post, "faults", """{"fault":"hang"}""");

        Assert.Equal(409, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "reset")]
    [InlineData("POST", "send")]
    [InlineData("POST", "faults")]
    [InlineData("DELETE", "faults")]
    [InlineData("DELETE", "faults/1")]
    public async Task Every_change_needs_the_token_also_from_the_same_origin(string method, string path)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/emulator/" + path);
        request.Headers.Add("Origin", running.Emulator.BaseAddress.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(403, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("events/1")]
    [InlineData("timeline")]
    [InlineData("stream")]
    [InlineData("names")]
    [InlineData("plan")]
    [InlineData("faults")]
    [InlineData("csp-reports")]
    [InlineData("")]
    public async Task Nothing_is_shown_to_who_neither_has_the_token_nor_is_a_browser_at_the_page(string path)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.Client.GetAsync(new Uri("/emulator/" + path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.DoesNotContain(running.Emulator.Token, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "navigate", "document", 200)]
    [InlineData("cross-site", "navigate", "document", 200)]
    [InlineData("cross-site", "navigate", "iframe", 403)]
    [InlineData("cross-site", "no-cors", "script", 403)]
    [InlineData("same-site", "cors", "empty", 403)]
    public async Task The_page_opens_for_who_types_its_address_or_follows_a_link_and_in_no_frame(string site, string mode, string destination, int status)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator") { Headers = { { "Sec-Fetch-Site", site }, { "Sec-Fetch-Mode", mode }, { "Sec-Fetch-Dest", destination } } };

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, (await response.TextAsync()).Contains(running.Emulator.Token, StringComparison.Ordinal));
        if (status == 200)
        {
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_stream_tells_at_once_how_things_stand_and_again_when_something_arrives()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/stream") { Headers = { { "X-Emulator-Token", running.Emulator.Token } } };
        using var response = await running.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, (int)(await ReadStateAsync())["counts"]!["good"]!);
        using var sent = await running.PostAsync(TestProject.FeatureUsed);
        var state = await ReadStateAsync();
        while ((int)state["counts"]!["good"]! == 0)
        {
            state = await ReadStateAsync();
        }

        Assert.Equal(120, state["traffic"]!.AsArray().Count);
        Assert.Equal(1, state["traffic"]!.AsArray().Sum(second => (int)second![0]!));
        Assert.Equal(["PX key 1", "NXT tenant tid"], state["quotas"]!.AsArray().Select(quota => (string)quota!["client"]!));
        Assert.Equal([1, 0], state["quotas"]![0]!["windows"]![1]!["use"]!.AsArray()[^1]!.AsArray().Select(count => (int)count!));
        Assert.DoesNotContain(RunningEmulator.Key, state.ToJsonString(), StringComparison.Ordinal);

        async Task<JsonNode> ReadStateAsync()
        {
            Assert.Equal("event: state", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            var data = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            return JsonNode.Parse(data!["data: ".Length..])!;
        }
    }

    [Fact]
    public async Task An_emulator_with_open_streams_stops_at_once()
    {
        var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/stream") { Headers = { { "X-Emulator-Token", running.Emulator.Token } } };
        using var response = await running.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        await running.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Names_are_counted_by_verdict_with_their_last_time()
    {
        var time = new FakeTime();
        await using var running = await RunningEmulator.StartAsync(options => options.TimeProvider = time);
        using var first = await running.PostAsync(RunningEmulator.Named("A"));
        using var second = await running.PostAsync(RunningEmulator.Payload(payload =>
        {
            payload["eventName"] = "A";
            payload["identifyId"] = "";
        }));
        time.Advance(TimeSpan.FromSeconds(5));
        using var third = await running.PostNxtAsync(TestProject.HelloWorld);

        var names = (await GetAsync(running, "names"))["names"]!.AsArray();

        Assert.Equal(["sample_event", "A"], names.Select(name => (string)name!["name"]!));
        Assert.Equal((1, 1, 0), ((int)names[1]!["good"]!, (int)names[1]!["bad"]!, (int)names[1]!["dropped"]!));
        Assert.Equal(time.GetUtcNow(), names[0]!["lastSeen"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task A_detail_has_each_problem_with_path_rule_value_and_remedy()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var sent = await running.PostAsync(RunningEmulator.Payload(payload => payload["userType"] = "ADMIN"));

        var problem = (await GetAsync(running, "events/1"))["problems"]![0]!;

        Assert.Equal(("/userType", "enum", "\"ADMIN\""), ((string)problem["path"]!, (string)problem["rule"]!, (string)problem["value"]!));
        Assert.Equal("Send one of these values.", (string)problem["remedy"]!);
    }

    private static async Task<JsonNode> GetAsync(RunningEmulator running, string path)
    {
        using var response = await SendAsync(running, HttpMethod.Get, path);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.TextAsync())!;
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningEmulator running, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, "/emulator/" + path) { Content = body is null ? null : Json(body) };
        request.Headers.Add("X-Emulator-Token", running.Emulator.Token);
        return await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static ByteArrayContent Json(string body) => new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

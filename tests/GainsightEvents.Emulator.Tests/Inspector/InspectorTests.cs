using System.Text.Json;

namespace GainsightEvents.Emulator.Tests.Inspector;

/// <summary>The emulator's own JSON.</summary>
public sealed class InspectorTests
{
    [Fact]
    public async Task Events_are_shown_good_and_bad_apart_with_reasons()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.TimeProvider = new FakeTime());
        using var good = await running.PostAsync(TestProject.ReadPayload("hostile-text.json"));
        using var bad = await running.PostAsync(RunningEmulator.Payload(payload => payload["identifyId"] = ""));
        using var unknown = await running.PostAsync(TestProject.FeatureUsed, key: null);

        using var response = await running.GetEventsAsync();

        var json = await response.JsonAsync();
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("{\"good\":1,\"bad\":1,\"dropped\":0,\"notJudged\":1,\"forgotten\":0}", JsonSerializer.Serialize(json.GetProperty("counts")));
        Assert.Equal(TestProject.ReadPayload("hostile-text.json"), json.GetProperty("good")[0].GetProperty("body").GetString());
        Assert.Equal("2026-11-21T12:00:00+00:00", json.GetProperty("good")[0].GetProperty("receivedAt").GetString());
        Assert.Equal("/identifyId must not be empty.", json.GetProperty("bad")[0].GetProperty("reasons")[0].GetString());
        Assert.Equal(401, json.GetProperty("notJudged")[0].GetProperty("status").GetInt32());
        Assert.DoesNotContain(running.Emulator.Token, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_comes_in_pages_in_the_order_of_arrival()
    {
        await using var running = await RunningEmulator.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            using var response = await running.PostAsync(i == 2 ? "{}" : RunningEmulator.Named($"Event {i}"));
        }

        var (names, query) = (new List<string>(), "?limit=2");
        for (var pages = 1; ; pages++)
        {
            using var response = await running.GetEventsAsync(query);
            var page = await response.JsonAsync();
            names.AddRange(page.GetProperty("good").EnumerateArray().Select(good => good.GetProperty("eventName").GetString()!));
            names.AddRange(page.GetProperty("bad").EnumerateArray().Select(_ => "bad"));
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null)
            {
                Assert.Equal(3, pages);
                break;
            }

            query = $"?limit=2&after={page.GetProperty("next").GetInt64()}";
        }

        Assert.Equal(["Event 0", "Event 1", "Event 3", "bad", "Event 4"], names);
        using var bad = await running.GetEventsAsync("?verdict=bad");
        Assert.Equal((0, 1), ((await bad.JsonAsync()).GetProperty("good").GetArrayLength(), (await bad.JsonAsync()).GetProperty("bad").GetArrayLength()));
    }

    [Fact]
    public async Task A_page_ends_where_it_gets_large()
    {
        await using var running = await RunningEmulator.StartAsync();
        for (var i = 0; i < 9; i++)
        {
            using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload["url"] = new string('u', 1_000_000)));
        }

        using var first = await running.GetEventsAsync("?limit=1000");
        var page = await first.JsonAsync();
        using var second = await running.GetEventsAsync($"?limit=1000&after={page.GetProperty("next").GetInt64()}");

        Assert.InRange(page.GetProperty("good").GetArrayLength(), 1, 5);
        Assert.InRange((await second.JsonAsync()).GetProperty("good").GetArrayLength(), 1, 5);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=1001")]
    [InlineData("?limit=many")]
    [InlineData("?after=-1")]
    [InlineData("?verdict=1")]
    public async Task A_query_that_is_not_understood_is_refused(string query)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.GetEventsAsync(query);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Health_names_the_region()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Region = PxRegion.Eu);

        using var response = await running.Client.GetAsync("/emulator/health", TestContext.Current.CancellationToken);

        var json = await response.JsonAsync();
        Assert.Equal(("ok", "Eu"), (json.GetProperty("status").GetString(), json.GetProperty("region").GetString()));
    }

    [Theory]
    [InlineData("POST", "/emulator", 405)]
    [InlineData("GET", "/emulator/nothing", 404)]
    [InlineData("DELETE", "/emulator/events", 405)]
    [InlineData("GET", "/emulator/reset", 405)]
    public async Task Other_paths_and_methods_are_refused(string method, string path, int status)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(running.Events.NotJudged);
    }
}

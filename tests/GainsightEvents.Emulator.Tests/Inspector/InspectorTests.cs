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

        using var response = await running.Client.GetAsync("/emulator/events", TestContext.Current.CancellationToken);

        var json = await response.JsonAsync();
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("{\"good\":1,\"bad\":1,\"notJudged\":1,\"forgotten\":0}", JsonSerializer.Serialize(json.GetProperty("counts")));
        Assert.Equal(TestProject.ReadPayload("hostile-text.json"), json.GetProperty("good")[0].GetProperty("body").GetString());
        Assert.Equal("2026-11-21T12:00:00+00:00", json.GetProperty("good")[0].GetProperty("receivedAt").GetString());
        Assert.Equal("/identifyId must not be empty.", json.GetProperty("bad")[0].GetProperty("reasons")[0].GetString());
        Assert.Equal(401, json.GetProperty("attempts")[0].GetProperty("status").GetInt32());
        Assert.DoesNotContain(running.Emulator.Token, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_the_region()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Region = EmulatorRegion.Eu);

        using var response = await running.Client.GetAsync("/emulator/health", TestContext.Current.CancellationToken);

        var json = await response.JsonAsync();
        Assert.Equal(("ok", "Eu"), (json.GetProperty("status").GetString(), json.GetProperty("region").GetString()));
    }

    [Theory]
    [InlineData("GET", "/emulator", 404)]
    [InlineData("GET", "/emulator/nothing", 404)]
    [InlineData("DELETE", "/emulator/events", 405)]
    [InlineData("GET", "/emulator/reset", 405)]
    public async Task Other_paths_and_methods_are_refused(string method, string path, int status)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(running.Events.Attempts);
    }
}

using System.Net;

namespace GainsightEvents.Emulator.Tests.Recording;

/// <summary>Keys appear nowhere.</summary>
public sealed class SecretsTests
{
    private const string Odd = "key-with-\"quotes\"/and+é-0123456789";

    [Fact]
    public async Task A_key_inside_an_event_is_masked_wherever_the_event_shows()
    {
        const string key = RunningEmulator.Key;
        await using var running = await RunningEmulator.StartAsync();
        var body = RunningEmulator.Payload(payload =>
        {
            payload["eventName"] = $"Used {key}";
            payload["userType"] = key;
            payload["attributes"]![key] = new string('x', 250) + key;
            payload["attributes"]!["nested"] = new System.Text.Json.Nodes.JsonArray(new string('x', 250) + key);
        });

        using var response = await running.PostAsync(body, key);
        using var shown = await running.GetEventsAsync();

        var received = Assert.Single(running.Events.Bad);
        Assert.Equal("Used ***", received.EventName);
        AssertAbsent(key, await response.TextAsync());
        AssertAbsent(key, await shown.TextAsync());
        AssertAbsent(key, received.BodyText + received + running.Events);
        Assert.Contains("***", received.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_masked_in_what_shows_of_the_request()
    {
        const string key = "not-a-key-of-this-emulator";
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.SendAsync(HttpMethod.Post, $"/v1/{key}", TestProject.FeatureUsed, key, "application/json");
        using var shown = await running.GetEventsAsync();

        Assert.Equal("/v1/***", Assert.Single(running.Events.NotJudged).Path);
        AssertAbsent(key, await response.TextAsync() + await shown.TextAsync());
    }

    [Fact]
    public async Task A_key_that_json_escapes_is_masked_in_the_body_as_well()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Keys.Add(new EmulatorKey(Odd)));

        using var response = await running.PostAsync(RunningEmulator.Named(Odd));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var good = Assert.Single(running.Events.Good);
        Assert.Equal("***", good.EventName);
        Assert.Contains("\"eventName\":\"***\"", good.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_part_of_a_key_remains_where_a_long_sentence_is_cut()
    {
        await using var running = await RunningEmulator.StartAsync();
        var userType = new string('x', 190) + RunningEmulator.Key;

        using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload["userType"] = userType));

        var reason = Assert.Single(Assert.Single(running.Events.Bad).Reasons);
        Assert.EndsWith("xxx***\".", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_body_that_is_wrong_in_many_places_some_are_named_and_the_others_counted()
    {
        await using var running = await RunningEmulator.StartAsync();
        var attributes = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"name{i}\":null"));

        using var response = await running.PostAsync($"{{\"identifyId\":\"u\",\"propertyKey\":\"AP-K-2\",\"userType\":\"USER\",\"eventName\":\"E\",\"attributes\":{{{attributes}}}}}");

        var reasons = Assert.Single(running.Events.Bad).Reasons;
        Assert.Equal((101, "And 4900 more."), (reasons.Count, reasons[^1]));
    }

    [Theory]
    [InlineData("monkey-wrench", "key")]
    [InlineData("USER", "USER")]
    public async Task A_short_key_masks_no_part_of_a_body(string eventName, string key)
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Keys.Add(new EmulatorKey(key)));

        using var response = await running.PostAsync(RunningEmulator.Named(eventName), key);

        var good = Assert.Single(running.Events.Good);
        Assert.Equal(RunningEmulator.Named(eventName), good.BodyText);
        Assert.Equal((eventName, "***"), (good.EventName, good.Headers["X-APTRINSIC-API-KEY"]));
    }

    [Theory]
    [InlineData(@"\u0033\u0066\u0032\u0062\u0038\u0063\u0031\u0064-write-key-for-tests")]
    [InlineData(@"%33f2b8c1d%2Dwrite%2dkey-for-tests")]
    [InlineData(@"%2533f2b8c1d-write-key-for-tests")]
    [InlineData(@"\u005cu0033f2b8c1d-write-key-for-tests")]
    [InlineData(@"3F2B8C1D-WRITE-KEY-FOR-TESTS")]
    [InlineData(@"3f2b8c1d-write-key-for-tests3f2b8c1d-write-key-for-tests")]
    public async Task A_key_in_another_encoding_is_masked(string echo)
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = RunningEmulator.Named("<here>").Replace("\\u003Chere\\u003E", $"before {echo} after", StringComparison.Ordinal);
        Assert.Contains(echo, body, StringComparison.Ordinal);

        using var response = await running.PostAsync(body);

        var good = Assert.Single(running.Events.Good);
        Assert.Matches("\"before (\\\\u005c)?(\\*\\*\\*)+ after\"", good.BodyText);
        Assert.Matches(@"^before (\*\*\*)+ after$", good.EventName);
    }

    [Fact]
    public void A_key_does_not_print_itself() =>
        AssertAbsent(RunningEmulator.Key, new EmulatorKey(RunningEmulator.Key).ToString());

    private static void AssertAbsent(string key, string text) => Assert.DoesNotContain(key[..8], text, StringComparison.Ordinal);
}

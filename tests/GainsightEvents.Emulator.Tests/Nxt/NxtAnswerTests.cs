using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Tests.Nxt;

/// <summary>The envelopes of the NXT endpoint: the article's, member by member.</summary>
public sealed class NxtAnswerTests
{
    private const string Success =
        """
        {"result":true,"data":{"eventId":"?"},
         "message":"Successfully received event, please keep the event Id for further reference",
         "messages":["Successfully received event, please keep the event Id for further reference"]}
        """;

    private const string Failure =
        """
        {"result":false,"errorCode":"1001","errorDesc":"Oops, something went wrong! Please contact Tech Support to report. ","requestId":"?",
         "message":"Event is not registered","messages":["Event is not registered"]}
        """;

    [Fact]
    public async Task A_registered_event_is_acknowledged_with_an_id_and_kept_among_the_good()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.RegisteredNxtEvents = [new("sample_event", "v01")]);

        using var response = await running.PostNxtAsync(TestProject.HelloWorld);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Guid.TryParse(Assert.Single(response.Headers.GetValues("x-gs-request-id")), out _));
        var answer = JsonNode.Parse(await response.TextAsync())!;
        var eventId = answer["data"]!["eventId"]!.GetValue<string>();
        Assert.True(Guid.TryParse(eventId, out _));
        answer["data"]!["eventId"] = "?";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Success), answer), answer.ToJsonString());
        var good = Assert.Single(running.Events.Good);
        Assert.Equal((EmulatorTarget.Nxt, "sample_event", eventId, 200), (good.Target, good.EventName, good.EventId, good.Status));
        Assert.Equal(Encoding.UTF8.GetBytes(TestProject.HelloWorld), good.Body.ToArray());
        Assert.Empty(good.Warnings);
    }

    [Theory]
    [InlineData("another_event", "v01")]
    [InlineData("Sample_Event", "v01")]
    [InlineData("sample_event", "v02")]
    [InlineData(null, "v01")]
    [InlineData("sample_event", null)]
    public async Task An_event_that_is_not_registered_is_answered_1001(string? name, string? version)
    {
        await using var running = await RunningEmulator.StartAsync(options => options.RegisteredNxtEvents = [new("sample_event", "v01")]);

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, request =>
        {
            Set(request, "eventName", name);
            Set(request, "eventVersion", version);
        });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = JsonNode.Parse(await response.TextAsync())!;
        Assert.Equal(Assert.Single(response.Headers.GetValues("x-gs-request-id")), answer["requestId"]!.GetValue<string>());
        answer["requestId"] = "?";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Failure), answer), answer.ToJsonString());
        var bad = Assert.Single(running.Events.Bad);
        Assert.Equal((400, name), (bad.Status, bad.EventName));
        Assert.NotEqual("Event is not registered", Assert.Single(bad.Reasons));

        static void Set(HttpRequestMessage request, string header, string? value)
        {
            request.Headers.Remove(header);
            if (value is not null)
            {
                request.Headers.Add(header, value);
            }
        }
    }

    [Fact]
    public async Task Without_a_register_every_name_and_version_is_taken()
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Replace("eventVersion", "1.0.0"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_missing_topic_is_warned_about()
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Headers.Remove("topicName"));

        Assert.StartsWith("The header topicName is missing", Assert.Single(Assert.Single(running.Events.Good).Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]", "application/json", 400)]
    [InlineData("{\"hello\":", "application/json", 400)]
    [InlineData("{\"hello\":\"world\"}", "text/plain", 415)]
    public async Task A_body_that_is_no_json_object_is_refused_by_a_code_that_is_not_gainsights(string body, string contentType, int status)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(body, contentType: contentType);

        Assert.Equal(status, (int)response.StatusCode);
        var answer = await response.JsonAsync();
        Assert.False(answer.GetProperty("result").GetBoolean());
        Assert.Equal("EMULATOR", answer.GetProperty("errorCode").GetString());
        Assert.Single(running.Events.Bad);
    }

    [Theory]
    [InlineData("assetType", "COLLECTION_MASTER", "/assetType must be one of \"OBJECTS\", \"Objects\", \"RULES\", \"Rules\", \"DD\", but is \"COLLECTION_MASTER\".")]
    [InlineData("operation", "MERGE", "/operation must be one of \"INSERT\", \"UPDATE\", \"UPSERT\", \"DELETE\", but is \"MERGE\".")]
    [InlineData("tenantId", "another", "/tenantId must be that of the header tenantId, but is 'another'.")]
    public async Task A_system_asset_event_is_judged_as_one(string member, string value, string problem)
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = JsonNode.Parse(TestProject.SystemAssetEvent)!;
        body[member] = value;

        using var right = await running.PostNxtAsync(TestProject.SystemAssetEvent);
        using var wrong = await running.PostNxtAsync(body.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(problem, (await wrong.JsonAsync()).GetProperty("messages")[1].GetString());
        Assert.Equal([problem], Assert.Single(running.Events.Bad).Reasons);
        Assert.Single(running.Events.Good);
    }
}

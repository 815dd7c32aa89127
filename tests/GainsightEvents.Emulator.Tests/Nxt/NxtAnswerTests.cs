using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GainsightEvents.Model;

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
        Assert.Equal((EventTarget.Nxt, "sample_event", eventId, 200), (good.Target, good.EventName, good.EventId, good.Status));
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

    [Theory]
    [InlineData("sample_event", "v02", "The event 'sample_event' is not registered in version 'v02', which was sent, but in 'v01', 'v03'.")]
    [InlineData("another_event", "v01", "The event is not registered under Administration > Events: 'another_event', version 'v01'.")]
    public async Task The_reason_for_1001_names_the_version_that_was_sent(string name, string version, string reason)
    {
        await using var running = await RunningEmulator.StartAsync(options => options.RegisteredNxtEvents = [new("sample_event", "v01"), new("sample_event", "v03")]);

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, request =>
        {
            request.Replace("eventName", name);
            request.Replace("eventVersion", version);
        });

        Assert.Equal([reason], Assert.Single(running.Events.Bad).Reasons);
    }

    [Theory]
    [InlineData("assetType", true)]
    [InlineData("assetId", true)]
    [InlineData("operation", true)]
    public async Task A_system_asset_event_is_recognised_by_what_else_it_has(string absent, bool isRefused)
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = JsonNode.Parse(TestProject.SystemAssetEvent)!.AsObject();
        Assert.True(body.Remove(absent));

        using var response = await running.PostNxtAsync(body.ToJsonString());

        Assert.Equal(isRefused, response.StatusCode == HttpStatusCode.BadRequest);
        Assert.Equal([$"The event lacks the required field '{absent}'."], Assert.Single(running.Events.Bad).Reasons);
    }

    [Theory]
    [InlineData("""{"assetId":"Company","note":"an event of one's own may have one such member"}""")]
    [InlineData("""{"operation":"scan","hello":"world"}""")]
    [InlineData("[]")]
    public async Task One_member_of_that_name_makes_no_system_asset_event(string body)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(body);

        Assert.DoesNotContain(running.Events.Bad.SelectMany(bad => bad.Reasons), reason => reason.Contains("lacks the required", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("assetId", "\"\"")]
    [InlineData("assetId", "\"  \"")]
    [InlineData("successCount", "-1")]
    [InlineData("totalCount", "-9223372036854775808")]
    public async Task An_empty_id_and_a_negative_count_of_a_system_asset_event_are_refused(string member, string value)
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = JsonNode.Parse(TestProject.SystemAssetEvent)!;
        body[member] = JsonNode.Parse(value);

        using var response = await running.PostNxtAsync(body.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("JSON", null, 200)]
    [InlineData("json", "application/x-www-form-urlencoded", 200)]
    [InlineData("XML", null, 415)]
    [InlineData(null, null, 415)]
    public async Task The_content_type_header_of_the_article_is_taken(string? articles, string? contentType, int status)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, request =>
        {
            request.Content!.Headers.ContentType = contentType is null ? null : new(contentType);
            if (articles is not null)
            {
                request.Headers.Add("ContentType", articles);
            }
        });

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_member_that_is_there_twice_is_warned_about()
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync("""{"hello":1,"deep":[{"a":1,"a":2}],"hello":2}""");

        Assert.Equal(
            ["The body has the member '/deep/0/a' twice; which of them Gainsight takes is not known.", "The body has the member '/hello' twice; which of them Gainsight takes is not known."],
            Assert.Single(running.Events.Good).Warnings);
    }

    [Fact]
    public async Task A_catalogs_event_is_registered_in_its_own_version()
    {
        EventDescriptor Declared(string name, string? version) => new()
        {
            TypeName = "Acme." + name,
            Nxt = new() { EventName = name, Version = version },
            Members = [new("Hello", "hello", MemberRole.Attribute, WireKind.String)],
        };
        await using var running = await RunningEmulator.StartAsync(options =>
            options.Catalogs.Add(new("Acme", [Declared("sample_event", "v02"), Declared("any_version", null)], [])));

        using var wrong = await running.PostNxtAsync(TestProject.HelloWorld);
        using var right = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Replace("eventVersion", "v02"));
        using var any = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Replace("eventName", "any_version"));

        Assert.Equal((400, 200, 200), ((int)wrong.StatusCode, (int)right.StatusCode, (int)any.StatusCode));
    }
}

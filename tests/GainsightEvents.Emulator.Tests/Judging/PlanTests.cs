using System.Net;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>Judging by teams' plans.</summary>
public sealed class PlanTests
{
    private const string Plan =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$defs": {
            "px:Feature Used": {
              "type": "object",
              "properties": {
                "attributes": {
                  "type": "object",
                  "required": ["featureName"],
                  "properties": { "featureName": { "type": "string" }, "category": { "enum": ["Reporting", "Admin"] }, "value": { "type": "integer" } },
                  "additionalProperties": false
                }
              }
            },
            "nxt:sample_event": { "type": "object", "properties": { "hello": { "type": "string" } }, "additionalProperties": false }
          }
        }
        """;

    [Fact]
    public async Task An_event_that_fits_its_plan_is_good()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Plans.Add(Plan));

        using var px = await running.PostAsync(TestProject.FeatureUsed);
        using var nxt = await running.PostNxtAsync(TestProject.HelloWorld);

        Assert.Equal(new EmulatorCounts(2, 0, 0, 0), running.Events.Counts);
    }

    [Fact]
    public async Task A_plan_in_a_file_is_judged_by_like_one_given_as_text()
    {
        using var file = new TemporaryFile(Plan);
        await using var running = await RunningEmulator.StartAsync(options => options.PlanFiles.Add(file.Path));

        using var px = await running.PostAsync(TestProject.FeatureUsed);
        using var unknown = await running.PostAsync(RunningEmulator.Payload(payload => payload["eventName"] = "Feature Usde"));

        Assert.Equal(new EmulatorCounts(1, 0, 0, 0) { Dropped = 1 }, running.Events.Counts);
        var problem = Assert.Single(Assert.Single(running.Events.Dropped).Problems);
        Assert.Equal(("/eventName", "registered", "Feature Usde"), (problem.Path, problem.Rule, problem.Value));
        Assert.Equal("Did you mean 'Feature Used'? Names are case-sensitive.", problem.Remedy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_file_of_the_team_is_judged_by_like_a_schema_of_it(bool isFile)
    {
        const string planFile = """
            { "format": 1, "version": "1.0.0", "events": [ { "target": "px", "name": "Feature Used", "members": [
              { "name": "identifyId", "type": "string", "required": true },
              { "name": "attributes.category", "type": "string", "constraints": { "enum": ["Billing"] } } ] } ] }
            """;
        using var file = new TemporaryFile(planFile);
        await using var running = await RunningEmulator.StartAsync(options => (isFile ? options.PlanFiles : options.Plans).Add(isFile ? file.Path : planFile));

        using var right = await running.PostAsync(RunningEmulator.Payload(static payload => payload["attributes"] = new JsonObject { ["category"] = "Billing" }));
        using var wrong = await running.PostAsync(RunningEmulator.Payload(static payload => payload["attributes"] = new JsonObject { ["category"] = "Sales" }));
        using var unknown = await running.PostAsync(RunningEmulator.Payload(static payload => payload["eventName"] = "Feature Usde"));

        Assert.Equal(new EmulatorCounts(1, 1, 0, 0) { Dropped = 1 }, running.Events.Counts);
        Assert.Equal("/attributes/category", Assert.Single(Assert.Single(running.Events.Bad).Problems).Path);
    }

    [Theory]
    [InlineData("""{"$defs":{}}""", "plan")]
    [InlineData("""{"format":2,"events":[]}""", "/format: 2")]
    [InlineData("""{"format":1,"events":[{"target":"px","members":[]}]}""", "/events/0")]
    [InlineData("""{"format":1,""", "")]
    [InlineData("[]", "")]
    public async Task A_file_that_holds_no_plan_is_named_with_the_reason(string text, string reason)
    {
        using var file = new TemporaryFile(text);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RunningEmulator.StartAsync(options => options.PlanFiles.Add(file.Path)));

        Assert.Contains($"EmulatorOptions.PlanFiles[0] ('{file.Path}')", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_against_its_plan_is_acknowledged_and_bad_with_the_reasons()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Plans.Add(Plan));

        using var px = await running.PostAsync(RunningEmulator.Payload(payload =>
        {
            payload["attributes"]!["category"] = "Sales";
            payload["attributes"]!["feature_name"] = "typo";
        }));
        using var nxt = await running.PostNxtAsync("{\"hello\":1}");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (px.StatusCode, nxt.StatusCode));
        Assert.True((await nxt.JsonAsync()).GetProperty("result").GetBoolean());
        Assert.Equal(
            [
                "Against its plan: /attributes/category must be one of \"Reporting\", \"Admin\", but is \"Sales\".",
                "Against its plan: /attributes must not have the field 'feature_name'.",
            ],
            running.Events.Bad[0].Reasons);
        Assert.Equal(
            [("/attributes/category", "enum", "\"Sales\""), ("/attributes/feature_name", "additionalProperties", "\"typo\"")],
            running.Events.Bad[0].Problems.Select(problem => (problem.Path, problem.Rule, problem.Value)));
        Assert.Equal("Did you mean 'featureName'?", running.Events.Bad[0].Problems[1].Remedy);
        Assert.Equal(["Against its plan: /hello must be of type string, but is 1."], running.Events.Bad[1].Reasons);
        Assert.Empty(running.Events.Good);
    }

    [Fact]
    public async Task What_gainsight_refuses_is_refused_whatever_the_plan_says()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Plans.Add(Plan));

        using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload.Remove("identifyId")));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["The event lacks the required field 'identifyId'."], Assert.Single(running.Events.Bad).Reasons);
    }

    [Fact]
    public async Task An_event_in_no_plan_is_not_registered()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Plans.Add(Plan));

        using var px = await running.PostAsync(RunningEmulator.Named("sample_event"));
        using var nxt = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Replace("eventName", "Feature Used"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (px.StatusCode, nxt.StatusCode));
        Assert.Equal("1001", (await nxt.JsonAsync()).GetProperty("errorCode").GetString());
        Assert.Contains("is not registered", Assert.Single(Assert.Single(running.Events.Dropped).Reasons), StringComparison.Ordinal);
        Assert.Contains("is not registered", Assert.Single(Assert.Single(running.Events.Bad).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registered_names_count_beside_the_plans()
    {
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.Plans.Add(Plan);
            options.RegisteredPxEvents = ["Other"];
            options.RegisteredNxtEvents = [new("other_event")];
        });

        using var px = await running.PostAsync(RunningEmulator.Named("Other"));
        using var nxt = await running.PostNxtAsync("{\"any\":1}", request => request.Replace("eventName", "other_event"));
        using var planned = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(new EmulatorCounts(3, 0, 0, 0), running.Events.Counts);
    }

    [Fact]
    public async Task An_event_of_two_plans_is_right_when_it_fits_one()
    {
        var other = JsonNode.Parse(Plan)!;
        other["$defs"]!["px:Feature Used"]!["properties"]!["attributes"]!["properties"]!["value"] = JsonNode.Parse("{\"type\":\"boolean\"}");
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.Plans.Add(Plan);
            options.Plans.Add(other.ToJsonString());
        });

        foreach (var value in new JsonNode[] { 1, true, "text" })
        {
            using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload["attributes"]!["value"] = value));
        }

        Assert.Equal(new EmulatorCounts(2, 1, 0, 0), running.Events.Counts);
    }
}

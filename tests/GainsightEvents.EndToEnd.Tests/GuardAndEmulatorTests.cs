using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GainsightEvents.EndToEnd.Tests;

/// <summary>What the guard refuses, the emulator refuses by the plan, for the same reason, when somebody sends it all the same.</summary>
public sealed class GuardAndEmulatorTests
{
    [Theory]
    [InlineData(1.5, "weekly", "1.5 is outside the range 0.5 to 1.5 (excluded); set a value in it.")]
    [InlineData(1.25, "week ly", "'week ly' is not matched as a whole, within 100 ms, by the pattern '\\w+'; set a value of that form.")]
    public async Task Both_say_the_same_of_what_JSON_Schema_cannot_say(double ratio, string report, string sentence)
    {
        await using var scenario = await Scenario.StartAsync(
            options => options.OnInvalid = InvalidEventPolicy.Throw,
            emulator => emulator.Catalogs.Add(EventCatalog.Of<FeatureUsed>()));
        var rated = new ReportRated { UserId = "user-1", Ratio = 1.25, Report = "weekly" };
        await scenario.Publisher.PublishAsync(rated, TestContext.Current.CancellationToken);
        var arrived = await scenario.Emulator.WaitForAsync(events => events.Good.Count == 1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidEventException>(async () => await scenario.Publisher.PublishAsync(
            rated with { Ratio = ratio, Report = report }, TestContext.Current.CancellationToken));
        var body = JsonNode.Parse(arrived.Good[0].BodyText)!;
        body["attributes"]!["ratio"] = ratio;
        body["attributes"]!["report"] = report;
        await PostAsync(scenario, body.ToJsonString());

        Assert.Equal(sentence, Assert.Single(refused.Violations).Rule);
        Assert.EndsWith(sentence, Assert.Single(Assert.Single(scenario.Emulator.Events.Bad).Reasons), StringComparison.Ordinal);
    }

    private static async Task PostAsync(Scenario scenario, string body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(scenario.Emulator.BaseAddress, "v1/events/custom"));
        request.Headers.Add("X-APTRINSIC-API-KEY", Scenario.GoodKey);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
    }
}

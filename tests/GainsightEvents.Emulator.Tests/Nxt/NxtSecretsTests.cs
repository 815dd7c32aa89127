namespace GainsightEvents.Emulator.Tests.Nxt;

/// <summary>The tenant's secrets appear nowhere, and what is no secret is shown.</summary>
public sealed class NxtSecretsTests
{
    private const string AccessKey = "access-key-for-tests";

    [Theory]
    [InlineData("shared-secret-for-tests", AccessKey)]
    [InlineData("a-wrong-secret-0123", "a-wrong-access-key")]
    public async Task Secrets_are_masked_wherever_the_request_shows(string secret, string accessKey)
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Tenants[0] = RunningEmulator.Tenant with { AccessKey = AccessKey });

        using var response = await running.PostNxtAsync($"{{\"a\":\"{secret}\",\"{accessKey}\":1}}", request =>
        {
            request.Replace("sharedSecret", secret);
            request.Replace("Accesskey", accessKey);
            request.Replace("eventName", $"name {secret}");
            request.Replace("topicName", accessKey);
        });
        using var shown = await running.GetEventsAsync();

        var received = Assert.Single([.. running.Events.Good, .. running.Events.NotJudged]);
        var everything = string.Join('\n', await response.TextAsync(), await shown.TextAsync(), received, received.BodyText, string.Join(' ', received.Headers));
        Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(accessKey, everything, StringComparison.Ordinal);
        Assert.Equal(received.Verdict == EventVerdict.Good ? "{\"a\":\"***\",\"***\":1}" : "", received.BodyText);
        Assert.Equal("name ***", received.EventName);
    }

    [Fact]
    public async Task Headers_that_mean_something_are_shown_and_others_are_not()
    {
        await using var running = await RunningEmulator.StartAsync();

        using var nxt = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Headers.Add("X-Other", "other"));
        using var px = await running.PostAsync(TestProject.FeatureUsed);
        using var shown = await running.GetEventsAsync();

        Assert.Equal(
            ["Content-Type=application/json", "eventName=sample_event", "eventVersion=v01", "sharedSecret=***", "tenantId=tid", "topicName=sample_topic"],
            running.Events.Good[0].Headers.Select(header => $"{header.Key}={header.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("***", running.Events.Good[1].Headers["X-Aptrinsic-Api-Key"]);
        var json = (await shown.JsonAsync()).GetProperty("good");
        Assert.Equal(("Nxt", "v01"), (json[0].GetProperty("target").GetString(), json[0].GetProperty("headers").GetProperty("eventVersion").GetString()));
        Assert.Equal("Px", json[1].GetProperty("target").GetString());
    }

    [Fact]
    public void A_tenant_does_not_print_its_secrets()
    {
        var text = new EmulatorTenant("tid", "the-secret", "the-access-key").ToString();

        Assert.Contains("tid", text, StringComparison.Ordinal);
        Assert.DoesNotContain("the-", text, StringComparison.Ordinal);
    }
}

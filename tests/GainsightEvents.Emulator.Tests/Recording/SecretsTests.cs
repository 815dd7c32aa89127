using System.Net;
using GainsightEvents.Emulator.Recording;

namespace GainsightEvents.Emulator.Tests.Recording;

/// <summary>Keys appear nowhere.</summary>
public sealed class SecretsTests
{
    private const string Odd = "key-with-\"quotes\"/and+é-0123456789";

    [Theory]
    [InlineData(RunningEmulator.Key)]
    [InlineData("not-a-key-of-this-emulator")]
    public async Task A_key_inside_an_event_is_masked_wherever_the_event_shows(string key)
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = RunningEmulator.Payload(payload =>
        {
            payload["eventName"] = $"Used {key}";
            payload["userType"] = key;
            payload["attributes"]![key] = new string('x', 250) + key;
            payload["attributes"]!["nested"] = new System.Text.Json.Nodes.JsonArray(new string('x', 250) + key);
        });

        using var response = await running.PostAsync(body, key);
        using var shown = await running.Client.GetAsync("/emulator/events", TestContext.Current.CancellationToken);

        var received = running.Events.Bad.Concat(running.Events.Attempts).Single();
        Assert.Equal("Used ***", received.EventName);
        AssertAbsent(key, await response.TextAsync());
        AssertAbsent(key, await shown.TextAsync());
        AssertAbsent(key, received.BodyText + received + running.Events);
        Assert.Contains("***", received.BodyText, StringComparison.Ordinal);
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
    public void No_part_of_a_key_remains_where_a_long_sentence_is_cut()
    {
        var mask = new SecretMask([RunningEmulator.Key]);

        var shown = mask.ApplyAndShorten(new string('x', 290) + RunningEmulator.Key);

        Assert.Equal(new string('x', 290) + "***", shown);
    }

    [Fact]
    public void A_key_does_not_print_itself() =>
        AssertAbsent(RunningEmulator.Key, new EmulatorKey(RunningEmulator.Key).ToString());

    private static void AssertAbsent(string key, string text) => Assert.DoesNotContain(key[..8], text, StringComparison.Ordinal);
}

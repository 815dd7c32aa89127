using System.Net;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Px;

namespace GainsightEvents.Emulator.Tests.Px;

/// <summary>Soft limits: the event is good, and a person is told.</summary>
public sealed class PxWarningsTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { RunningEmulator.Named(new string('n', 2_001)), "more than 2000 characters" },
        { RunningEmulator.Payload(payload => payload["propertyKey"] = "my-product"), "does not look like a product key" },
        { RunningEmulator.Payload(payload => payload["sesionId"] = "s"), "belong into 'attributes': 'sesionId'" },
        { RunningEmulator.Payload(payload => payload["attributes"]![new string('a', 1_025)] = 1), "more than 1024 characters" },
        { RunningEmulator.Payload(payload => payload["attributes"]!["long"] = new string('v', 1_025)), "pages state: 'long'" },
        { RunningEmulator.Payload(payload => payload["attributes"]!["Category"] = "x"), "only by case, and Gainsight PX may keep one of them: 'category', 'Category'" },
        { RunningEmulator.Payload(payload => payload["attributes"] = Attributes(51)), "has 51 attributes" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_event_beyond_a_soft_limit_is_good_with_a_warning(string body, string warning)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostAsync(body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Contains(warning, Assert.Single(Assert.Single(running.Events.Good).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_at_every_soft_limit_has_no_warning()
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = RunningEmulator.Payload(payload =>
        {
            payload["eventName"] = new string('n', 2_000);
            payload["propertyKey"] = "AP-K-2-1";
            payload["attributes"] = Attributes(49);
            payload["attributes"]![new string('a', 1_024)] = new string('v', 1_024);
        });

        using var response = await running.PostAsync(body);

        Assert.Empty(Assert.Single(running.Events.Good).Warnings);
    }

    [Fact]
    public void The_two_thousand_and_first_event_name_is_warned_about_and_the_others_never_are()
    {
        var names = new PxEventNames();

        Assert.All(Enumerable.Range(0, 2_000), i => Assert.Null(names.WarnOf($"Event {i}")));
        Assert.Contains("2000 other event names", names.WarnOf("One more"), StringComparison.Ordinal);
        Assert.Null(names.WarnOf("Event 7"));
    }

    private static JsonObject Attributes(int count) =>
        new(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"name{i}", (JsonNode?)i)));

}

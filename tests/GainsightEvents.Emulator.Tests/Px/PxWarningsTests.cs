using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Px;
using GainsightEvents.Emulator.Schema;

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
        { Dated("1717689600"), "looks like seconds: as milliseconds it is 1970-01-20T21:08:09Z" },
        { Dated("0"), "looks like seconds" },
        { Dated("1717689600000000"), "looks like microseconds" },
        { Dated("9223372036854775807"), "looks like microseconds" },
        { Dated("-1"), "is negative" },
        { Dated("-62135596800000"), "is negative" },
        { Dated("4102444800000"), "is in the future: 2100-01-01T00:00:00Z" },
        { RunningEmulator.Payload(payload => payload["accountId"] = " "), "'accountId' is blank" },
        { RunningEmulator.Payload(payload => payload["sessionId"] = ""), "'sessionId' is blank" },
        { Repeated("\"eventName\":\"First\""), "the member '/eventName' twice" },
        { Repeated("\"\\u0065ventName\":\"First\""), "the member '/eventName' twice" },
        { Repeated("\"attributes\":{\"a\":[{\"b\":1}]}"), "the member '/attributes' twice" },
        { RunningEmulator.Payload().Replace("\"attributes\":{", "\"attributes\":{\"value\":2,", StringComparison.Ordinal), "the member '/attributes/value' twice" },
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

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("9223372036854775807.9")]
    [InlineData("92233720368547758080e-1")]
    [InlineData("1e19")]
    public async Task A_date_beyond_64_bits_is_refused(string date)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostAsync(Dated(date));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("/date must be ", Assert.Single(Assert.Single(running.Events.Bad).Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1000000000000")]
    [InlineData("1795262400000")]
    [InlineData("1795300000000.0")]
    public async Task A_date_of_this_century_has_no_warning(string date)
    {
        await using var running = await RunningEmulator.StartAsync(options => options.TimeProvider = new FakeTime());

        using var response = await running.PostAsync(Dated(date));

        Assert.Empty(Assert.Single(running.Events.Good).Warnings);
    }

    [Theory]
    [InlineData("identifyId", "   ")]
    [InlineData("eventName", "\t")]
    [InlineData("propertyKey", "\u0085")]
    public async Task A_blank_id_or_name_is_refused(string field, string value)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload[field] = value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith($"/{field} must not be blank", Assert.Single(Assert.Single(running.Events.Bad).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_is_what_dotnet_takes_for_white_space()
    {
        var schema = JsonSchema.Load(BuiltInSchema.Read()).Definition("nonBlankString");
        var refused = Enumerable.Range(0, char.MaxValue + 1).Select(i => (char)i).Where(c => !char.IsSurrogate(c))
            .Where(c => schema.Evaluate(JsonSerializer.SerializeToElement($"{c}")).Count > 0);

        Assert.Equal(Enumerable.Range(0, char.MaxValue + 1).Select(i => (char)i).Where(char.IsWhiteSpace), refused);
    }

    private static string Dated(string date) => RunningEmulator.Payload(payload => payload["date"] = JsonNode.Parse(date));

    private static string Repeated(string member) => $"{{{member},{RunningEmulator.Payload()[1..]}";

    private static JsonObject Attributes(int count) =>
        new(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"name{i}", (JsonNode?)i)));
}

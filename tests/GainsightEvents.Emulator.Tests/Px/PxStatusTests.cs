using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GainsightEvents.Emulator.Tests.Px;

/// <summary>The statuses and envelopes of the PX endpoint, on a real socket.</summary>
public sealed class PxStatusTests
{
    [Fact]
    public async Task A_valid_event_is_answered_201_and_kept_among_the_good_with_its_fields_and_bytes()
    {
        var time = new FakeTime();
        await using var running = await RunningEmulator.StartAsync(options => options.TimeProvider = time);
        var body = TestProject.ReadPayload("every-field.json");

        using var response = await running.PostAsync(body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Empty(await response.TextAsync());
        var good = Assert.Single(running.Events.Good);
        Assert.Equal(("Plan Viewed", "8f14e45f-ceea-467f-a2c7-1d2a8f3b9c10"), (good.EventName, good.IdentifyId));
        Assert.Equal(("AP-ABCDEFGHIJ-2-1", "acct-1"), (good.PropertyKey, good.AccountId));
        Assert.Equal("0192d3b0-0000-7000-8000-000000000001", good.EventId);
        Assert.Equal((201, time.GetUtcNow(), 1L), (good.Status, good.ReceivedAt, good.Number));
        Assert.Equal(Encoding.UTF8.GetBytes(body), good.Body.ToArray());
        Assert.Collection(
            good.Warnings,
            warning => Assert.StartsWith("The field 'sessionId' is blank", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("The date -62135596800000 is negative", warning, StringComparison.Ordinal));
        Assert.Empty(running.Events.Bad);
        Assert.Empty(running.Events.NotJudged);
    }

    [Fact]
    public async Task Hostile_text_arrives_byte_for_byte()
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = TestProject.ReadPayload("hostile-text.json");

        using var response = await running.PostAsync(body, contentType: "application/json; charset=UTF-8");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(body, Assert.Single(running.Events.Good).BodyText);
    }

    [Theory]
    [InlineData("identifyId", "The event lacks the required field 'identifyId'.")]
    [InlineData("propertyKey", "The event lacks the required field 'propertyKey'.")]
    [InlineData("userType", "The event lacks the required field 'userType'.")]
    [InlineData("eventName", "The event lacks the required field 'eventName'.")]
    public async Task A_missing_field_is_answered_400_naming_it(string field, string problem)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostAsync(RunningEmulator.Payload(payload => payload.Remove(field)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = await response.ErrorAsync();
        Assert.Equal("BAD_REQUEST", error.Status);
        Assert.Equal([problem], error.SubErrors);
        var bad = Assert.Single(running.Events.Bad);
        Assert.Equal([problem], bad.Reasons);
        Assert.Equal(400, bad.Status);
        Assert.Empty(running.Events.Good);
    }

    [Fact]
    public async Task Each_broken_rule_is_named_with_its_place()
    {
        await using var running = await RunningEmulator.StartAsync();
        var body = RunningEmulator.Payload(payload =>
        {
            payload["identifyId"] = "";
            payload["userType"] = "ADMIN";
            payload["date"] = "2026-11-21";
            payload["attributes"]!["featureName"] = null;
        });

        using var response = await running.PostAsync(body);

        var error = await response.ErrorAsync();
        Assert.Equal(
            [
                "/identifyId must not be empty.",
                "/userType must be one of \"USER\", \"LEAD\", \"VISITOR\", \"EMPTY_USER_TYPE\", but is \"ADMIN\".",
                "/date must be of type integer, but is \"2026-11-21\".",
                "/attributes/featureName must be of type string or number or boolean, but is null.",
            ],
            error.SubErrors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"eventName\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{'eventName':'x'}")]
    public async Task A_body_that_is_not_json_is_answered_400(string body)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("The body is not JSON:", (await response.ErrorAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(body, Assert.Single(running.Events.Bad).BodyText);
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_answered_400()
    {
        await using var running = await RunningEmulator.StartAsync();
        byte[] body = [.. "{\"eventName\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        using var response = await running.SendAsync(HttpMethod.Post, RunningEmulator.PxPath, body, RunningEmulator.Key, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(body, Assert.Single(running.Events.Bad).Body.ToArray());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_announced_as_something_else_is_answered_415(string contentType)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostAsync(TestProject.FeatureUsed, contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", (await response.ErrorAsync()).Status);
        Assert.Single(running.Events.Bad);
    }

    [Fact]
    public async Task A_body_beyond_the_bound_is_answered_413_and_not_kept()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.MaxBodyBytes = 1_000);

        using var response = await running.PostAsync(RunningEmulator.Named(new string('x', 1_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.True(Assert.Single(running.Events.Bad).Body.IsEmpty);
    }

    [Theory]
    [InlineData(RunningEmulator.Key, 413)]
    [InlineData(null, 401)]
    public async Task A_body_without_an_end_is_answered_and_not_read_to_it(string? key, int status)
    {
        await using var running = await RunningEmulator.StartAsync(options => options.MaxBodyBytes = 100_000);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, running.Emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var head = $"POST /v1/events/custom HTTP/1.1\r\nHost: {running.Emulator.BaseAddress.Authority}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
            + (key is null ? "\r\n" : $"X-APTRINSIC-API-KEY: {key}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        var chunk = Encoding.ASCII.GetBytes($"4000\r\n{new string(' ', 0x4000)}\r\n");
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var sending = SendAsync();

        var answer = new byte[12];
        await stream.ReadExactlyAsync(answer, TestContext.Current.CancellationToken);
        await answered.CancelAsync();
        await sending;

        Assert.Equal($"HTTP/1.1 {status}", Encoding.ASCII.GetString(answer));
        var received = Assert.Single(running.Events.Bad.Concat(running.Events.NotJudged));
        Assert.True(received.Body.IsEmpty);

        async Task SendAsync()
        {
            while (!answered.IsCancellationRequested)
            {
                await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            }
        }
    }

    [Theory]
    [InlineData(null, 401, "UNAUTHORIZED")]
    [InlineData("unknown-key-0123", 401, "UNAUTHORIZED")]
    [InlineData("read-only-key-01", 403, "FORBIDDEN")]
    [InlineData("european-key-012", 404, "NOT_FOUND")]
    public async Task A_key_that_may_not_write_here_leaves_the_event_unjudged(string? key, int status, string name)
    {
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.Keys.Add(new EmulatorKey("read-only-key-01", CanWrite: false));
            options.Keys.Add(new EmulatorKey("european-key-012", Region: PxRegion.Eu));
        });

        using var response = await running.PostAsync(TestProject.FeatureUsed, key);

        Assert.Equal(status, (int)response.StatusCode);
        var error = await response.ErrorAsync();
        Assert.Equal(name, error.Status);
        Assert.Empty(error.SubErrors);
        var attempt = Assert.Single(running.Events.NotJudged);
        Assert.Equal((status, null, EventVerdict.NotJudged), (attempt.Status, attempt.EventName, attempt.Verdict));
        Assert.True(attempt.Body.IsEmpty);
        Assert.Equal([error.Message], attempt.Reasons);
        Assert.Equal(new EmulatorCounts(0, 0, 1, 0), running.Events.Counts);
    }

    [Fact]
    public async Task A_key_works_at_the_host_of_its_own_region()
    {
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.Region = PxRegion.Us2;
            options.Keys.Add(new EmulatorKey("us2-key-01234567", Region: PxRegion.Us2));
        });

        using var right = await running.PostAsync(TestProject.FeatureUsed, "us2-key-01234567");
        using var wrong = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Contains("region Us,", (await wrong.ErrorAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/events/custom", 405)]
    [InlineData("PUT", "/v1/events/custom", 405)]
    [InlineData("POST", "/v1/events/custom/", 404)]
    [InlineData("POST", "/v1/v1/events/custom", 404)]
    [InlineData("GET", "/", 404)]
    public async Task Elsewhere_nothing_is_served(string method, string path, int status)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.SendAsync(new HttpMethod(method), path, TestProject.FeatureUsed, RunningEmulator.Key, "application/json");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 405 ? ["POST"] : [], response.Content.Headers.Allow);
        Assert.Equal(path, Assert.Single(running.Events.NotJudged).Path);
    }
}

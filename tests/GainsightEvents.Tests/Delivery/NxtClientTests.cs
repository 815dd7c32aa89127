using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Delivery;

public sealed class NxtClientTests : IDisposable
{
    // The two answers of the Events API article, word for word.
    private const string Success = """
        {
          "result": true,
          "data": {
            "eventId": "259d8882-8b13-4ded-b2b0-39c43359739d"
          },
          "message": "Successfully received event, please keep the event Id for further reference",
          "messages": [
            "Successfully received event, please keep the event Id for further reference"
          ]
        }
        """;

    private const string Failure = """
        {
          "result": false,
          "errorCode": "1001",
          "errorDesc": "Oops, something went wrong! Please contact Tech Support to report. ",
          "requestId": "4e1f3665-eb88-4017-8dff-2c8d400c9111",
          "message": "Event is not registered",
          "messages": [
            "Event is not registered"
          ]
        }
        """;

    private readonly LoopbackServer _server = new();
    private readonly NxtClientHarness _harness;

    public NxtClientTests() => _harness = new NxtClientHarness(_server.Address);

    public void Dispose()
    {
        _harness.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task An_event_is_posted_byte_by_byte_with_all_else_in_headers()
    {
        _harness.Headers = _harness.Headers with { AccessKey = NxtClientHarness.AccessKey, ContractId = "contract 7", TopicName = "usage" };
        _server.Answer = static _ => LoopbackServer.Response("200 OK", Success);
        await _harness.SendAsync("""{"hello":"wörld"}""");

        var (head, body) = Assert.Single(_server.Requests);
        Assert.StartsWith("POST /v1.0/api/eventManager/event HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Equal(
            [
                "eventName: sample_event",
                "eventVersion: v01",
                "tenantId: tenant-1",
                "sharedSecret: " + NxtClientHarness.Secret,
                "topicName: usage",
                "contractId: contract 7",
                "Accesskey: " + NxtClientHarness.AccessKey,
                "Content-Type: application/json",
            ],
            HeadersOf(head));
        Assert.Equal("""{"hello":"wörld"}""", Encoding.UTF8.GetString(body));
    }

    [Fact]
    public async Task Path_and_header_names_are_the_tenant_s()
    {
        _harness.Path = "/v2/events";
        _harness.HeaderNames = new() { TenantId = "X-Tenant", SharedSecret = "X-Secret", EventName = "X-Event" };
        _server.Answer = static _ => LoopbackServer.Response("200 OK", Success);
        await _harness.SendAsync();

        var (head, _) = Assert.Single(_server.Requests);
        Assert.StartsWith("POST /v2/events HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("X-Tenant: tenant-1\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"X-Secret: {NxtClientHarness.Secret}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("X-Event: sample_event\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("tenantId", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_configured_is_no_header()
    {
        _harness.Headers = _harness.Headers with { EventVersion = null };
        await _harness.SendAsync();
        Assert.Equal(
            ["eventName: sample_event", "tenantId: tenant-1", "sharedSecret: " + NxtClientHarness.Secret, "Content-Type: application/json"],
            HeadersOf(Assert.Single(_server.Requests).Head));
    }

    [Fact]
    public async Task An_events_own_version_and_topic_go_before_the_configured_ones()
    {
        _harness.Headers = _harness.Headers with { TopicName = "configured" };
        await _harness.SendAsync(version: "1.0.0", topic: "orders");
        var headers = HeadersOf(Assert.Single(_server.Requests).Head);
        Assert.Contains("eventVersion: 1.0.0", headers);
        Assert.Contains("topicName: orders", headers);
    }

    [Fact]
    public async Task A_missing_topic_is_told_once()
    {
        await _harness.SendAsync(topic: "orders");
        Assert.Empty(_harness.Logger.Lines);
        await _harness.SendAsync();
        await _harness.SendAsync();
        var (level, _, text) = Assert.Single(_harness.Logger.Lines);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("Gainsight:Nxt:TopicName", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_success_of_the_source_is_delivered()
    {
        _server.Answer = static _ => LoopbackServer.Response("200 OK", Success);
        var response = await _harness.SendAsync();
        Assert.Equal(
            new TransportResponse(200, "Successfully received event, please keep the event Id for further reference") { Result = true }, response);
        Assert.Equal(AttemptKind.Delivered, Judge(response).Kind);
    }

    [Fact]
    public async Task The_failure_of_the_source_is_a_dead_letter_that_tells_what_to_do()
    {
        _server.Answer = static _ => LoopbackServer.Response("400 Bad Request", Failure);
        var outcome = Judge(await _harness.SendAsync());
        Assert.Equal(AttemptKind.Rejected, outcome.Kind);
        Assert.Equal(
            "Gainsight NXT answered 400 1001: no event of this name is registered; register it in Administration > Events, then replay "
            + "(Event is not registered; request id 4e1f3665-eb88-4017-8dff-2c8d400c9111)",
            outcome.Reason);
    }

    [Theory]
    [InlineData("401 Unauthorized", """{"result":false,"errorCode":"GS_APIG_2401","message":"Invalid key","requestId":"r1"}""", "Refused", "Invalid key; request id r1")]
    [InlineData("200 OK", """{"result":false,"errorCode":"GS_APIG_2401"}""", "Refused", "request id from-header")]
    [InlineData("404 Not Found", """{"result":false,"errorCode":"GS_APIG_1000","errorDesc":"No route"}""", "Refused", "No route; request id from-header")]
    [InlineData("429 Too Many Requests", """{"result":false,"errorCode":"GU_2400","messages":["Slow","down"]}""", "Throttled", "Slow; request id from-header")]
    [InlineData("500 Internal Server Error", """{"result":false,"errorCode":"GU_1101","messages":[7,""],"errorDesc":"Oops"}""", "Failed", "7; request id from-header")]
    [InlineData("200 OK", """{"result":false,"errorCode":1001}""", "Rejected", "request id from-header")]
    [InlineData("400 Bad Request", """{"result":"odd","errorCode":{},"message":[],"messages":"odd","requestId":3}""", "Rejected", "odd; request id 3")]
    [InlineData("400 Bad Request", """{"result":false,"errorCode":"GU_2400","message":"\ud800"}""", "Throttled", "request id from-header")]
    [InlineData("502 Bad Gateway", "<html><title>Down</title></html>", "Failed", "an HTML page, 'Down'; request id from-header")]
    [InlineData("401 Unauthorized", "", "Refused", "request id from-header")]
    [InlineData("200 OK", "", "Unreadable", "request id from-header")]
    [InlineData("200 OK", "\uFEFF\n <!DOCTYPE html><title>Sign in</title>", "Refused", "an HTML page, 'Sign in'; request id from-header")]
    public async Task Answers_are_read_by_result_and_errorCode_whatever_the_status(string status, string body, string kind, string ends)
    {
        _server.Answer = _ => LoopbackServer.Response(status, body, "x-gs-request-id: from-header");
        var response = await _harness.SendAsync();
        Assert.EndsWith(ends, response.Message, StringComparison.Ordinal);
        Assert.Equal(kind, Judge(response).Kind.ToString());
    }

    [Theory]
    [InlineData("""{"message":"1b2c-shared-secret and 9D8E-ACCESS-KEY"}""", "*** and ***; request id r-***")]
    [InlineData("""{"errorCode":"1b2c-shared-secret","message":"m"}""", "m; request id r-***")]
    [InlineData("1b2c-shared-secret", "***; request id r-***")]
    [InlineData("""{"requestId":"9d8e-access-key","message":"m"}""", "m; request id ***")]
    public async Task Secrets_that_the_server_echoes_are_masked_wherever_they_are(string body, string message)
    {
        _harness.Headers = _harness.Headers with { AccessKey = NxtClientHarness.AccessKey };
        _server.Answer = _ => LoopbackServer.Response("401 Unauthorized", body, "x-gs-request-id: r-" + NxtClientHarness.Secret);
        var response = await _harness.SendAsync();
        Assert.Equal(message, response.Message);
        Assert.DoesNotContain("secret", Judge(response).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("1b2c", _harness.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent_and_the_setting_is_named()
    {
        _harness.Address = null;
        Assert.Equal(new TransportResponse(0, "Gainsight:Nxt:BaseAddress is not set"), await _harness.SendAsync());
    }

    private static Settlement Judge(TransportResponse response) => OutcomeTable.Read(NxtClientHarness.Entry(), response);

    private static IEnumerable<string> HeadersOf(string head) => head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Where(static line => !line.StartsWith("Host:", StringComparison.Ordinal) && !line.StartsWith("Content-Length:", StringComparison.Ordinal));
}

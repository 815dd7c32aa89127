using System.Text;
using GainsightEvents.Delivery;

namespace GainsightEvents.Tests.Delivery;

public sealed class PxClientTests : IDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly PxClientHarness _harness;

    public PxClientTests() => _harness = new PxClientHarness(_server.Address);

    public void Dispose()
    {
        _harness.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task An_event_is_posted_byte_by_byte_with_the_key_in_its_header()
    {
        var response = await _harness.SendAsync("""{"identifyId":"ä\u2028"}""");
        Assert.Equal(new TransportResponse(201, ""), response);
        var (head, body) = Assert.Single(_server.Requests);
        Assert.StartsWith("POST /v1/events/custom HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"\r\nX-APTRINSIC-API-KEY: {PxClientHarness.Key}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json\r\n", head, StringComparison.Ordinal);
        Assert.Equal("""{"identifyId":"ä\u2028"}""", Encoding.UTF8.GetString(body));
    }

    [Theory]
    [InlineData("", "/v1/events/custom")]
    [InlineData("/proxy/", "/proxy/v1/events/custom")]
    [InlineData("/proxy", "/proxy/v1/events/custom")]
    public async Task A_base_address_may_have_a_path(string path, string expected)
    {
        _harness.Use(new Uri(_server.Address, path));
        await _harness.SendAsync();
        Assert.StartsWith($"POST {expected} ", Assert.Single(_server.Requests).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotated_key_works_at_the_next_attempt_and_headers_do_not_grow()
    {
        await _harness.SendAsync();
        _harness.Use(_server.Address, "another");
        await _harness.SendAsync();
        var keys = _server.Requests.Select(static r => r.Head.Split("\r\n").Where(static l => l.StartsWith("X-APTRINSIC", StringComparison.Ordinal)).ToList());
        Assert.Equal(["X-APTRINSIC-API-KEY: another"], keys.Last());
    }

    [Theory]
    [InlineData("401 Unauthorized", """{"externalapierror":{"status":"UNAUTHORIZED","message":"Invalid key","debugMessage":null,"subErrors":null}}""", "Invalid key", "Refused")]
    [InlineData("403 Forbidden", """{"externalapierror":{"message":"No Write","subErrors":[{"message":"first"},{"message":"second"},{}]}}""", "No Write; first; second", "Refused")]
    [InlineData("400 Bad Request", """{"errorMessage":"identifyId is missing"}""", "identifyId is missing", "Rejected")]
    [InlineData("404 Not Found", "", "", "Refused")]
    [InlineData("500 Internal Server Error", "<html><head><title>\n Bad  day </title></head></html>", "an HTML page, 'Bad day'", "Failed")]
    [InlineData("200 OK", "<html><title>Sign in to the network</title></html>", "an HTML page, 'Sign in to the network'", "Refused")]
    [InlineData("502 Bad Gateway", "  <html>no title", "an HTML page, without a title", "Failed")]
    [InlineData("400 Bad Request", "{\"externalapierror\":{\"message\":", "{\"externalapierror\":{\"message\":", "Rejected")]
    [InlineData("400 Bad Request", "[1,2]", "[1,2]", "Rejected")]
    [InlineData("400 Bad Request", """{"externalapierror":"odd"}""", """{"externalapierror":"odd"}""", "Rejected")]
    [InlineData("400 Bad Request", """{"errorMessage":"\ud800"}""", """{"errorMessage":"\ud800"}""", "Rejected")]
    [InlineData("400 Bad Request", "a\r\n\tb\u0000\u001b[31mc\u0085d", "a b [31mc d", "Rejected")]
    public async Task What_the_server_says_becomes_one_line(string status, string body, string message, string outcome)
    {
        _server.Answer = _ => LoopbackServer.Response(status, body);
        var response = await _harness.SendAsync();
        Assert.Equal((int.Parse(status[..3], System.Globalization.CultureInfo.InvariantCulture), message), (response.Status, response.Message));
        Assert.Equal(outcome, $"{OutcomeTable.Read(PxClientHarness.Entry(), response).Kind}");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_other_host_gets_nothing()
    {
        using var other = new LoopbackServer();
        _server.Answer = _ => LoopbackServer.Response("307 Temporary Redirect", "moved", $"Location: {other.Address}v1/events/custom");
        var response = await _harness.SendAsync();
        Assert.Equal((307, $"Location: {other.Address}v1/events/custom"), (response.Status, response.Message));
        Assert.Single(_server.Requests);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        _server.Answer = static _ => LoopbackServer.Response("201 Created", "", "Set-Cookie: session=1; Path=/");
        await _harness.SendAsync();
        await _harness.SendAsync();
        Assert.DoesNotContain("cookie", _server.Requests.Last().Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_huge_answer_is_read_at_its_start_only()
    {
        _server.Answer = static _ => LoopbackServer.Response("400 Bad Request", new string('x', 50_000_000));
        var response = await _harness.SendAsync();
        Assert.Equal(300, response.Message.Length);
        Assert.EndsWith("xx…", response.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the key 3f0c9a7e-secret-key is wrong, 3F0C9A7E-SECRET-KEY too", "the key *** is wrong, *** too")]
    [InlineData("""{"errorMessage":"key 3f0c9a7e\u002dsecret-key"}""", "key ***")]
    [InlineData("<title>3f0c9a7e-secret-key</title>", "an HTML page, '***'")]
    [InlineData("<title>&#51;f0c9a7e&#x2D;secret-key</title>", "an HTML page, '***'")]
    [InlineData("""{"errorMessage":"https://a.example/?key=3f0c9a7e%2Dsecret-key"}""", "https://a.example/?key=***")]
    [InlineData("""{"detail":"key 3f0c9a7e\u002dsecret-key"}""", """{"detail":"key ***"}""")]
    public async Task A_key_that_the_server_echoes_is_masked(string body, string message)
    {
        _server.Answer = _ => LoopbackServer.Response("401 Unauthorized", body);
        Assert.Equal(message, (await _harness.SendAsync()).Message);
    }

    [Theory]
    [InlineData(285)]
    [InlineData(298)]
    [InlineData(300)]
    public async Task A_key_on_the_edge_of_what_is_kept_is_masked_as_well(int before)
    {
        _server.Answer = _ => LoopbackServer.Response("401 Unauthorized", new string('x', before) + PxClientHarness.Key);
        Assert.DoesNotContain("3f", (await _harness.SendAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_cut_off_where_reading_ends_is_not_told()
    {
        _server.Answer = _ => LoopbackServer.Response("401 Unauthorized", new string(' ', HttpExchange.MaxBodyBytes - 12) + PxClientHarness.Key);
        Assert.Equal("", (await _harness.SendAsync()).Message);
    }

    [Fact]
    public async Task A_key_in_a_redirect_is_masked()
    {
        _server.Answer = static _ => LoopbackServer.Response("302 Found", "", $"Location: https://evil.example/?k={PxClientHarness.Key}");
        Assert.Equal("Location: https://evil.example/?k=***", (await _harness.SendAsync()).Message);
    }

    [Theory]
    [InlineData("https://evil.example/?k=3f0c9a7e%2Dsecret%2dkey")]
    [InlineData("https://evil.example/?k=%33f0c9a7e-%73ecret-key")]
    [InlineData("https://evil.example/?k=3f0c9a7e%252Dsecret-key")]
    public async Task A_key_that_is_encoded_in_a_redirect_is_masked(string location)
    {
        _server.Answer = _ => LoopbackServer.Response("302 Found", "", $"Location: {location}");
        Assert.Equal("Location: https://evil.example/?k=***", (await _harness.SendAsync()).Message);
    }

    [Theory]
    [InlineData("Retry-After: 120", 120)]
    [InlineData("Retry-After: Thu, 01 Jan 2026 00:01:30 GMT", 90)]
    [InlineData("Retry-After: Wed, 31 Dec 2025 23:59:00 GMT", 0)]
    [InlineData("Retry-After: soon", null)]
    [InlineData("X-Other: 1", null)]
    public async Task Retry_After_is_read_in_both_forms(string header, int? seconds)
    {
        _server.Answer = _ => LoopbackServer.Response("429 Too Many Requests", "", header);
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, (await _harness.SendAsync()).RetryAfter);
    }

    [Fact]
    public async Task A_refused_connection_is_an_answer_that_names_host_and_cause()
    {
        using var held = new HeldPort();
        _harness.Use(held.Address);
        var response = await _harness.SendAsync();
        Assert.Equal(0, response.Status);
        Assert.StartsWith($"127.0.0.1:{held.Number}: ", response.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionRefused", response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hung_server_is_given_up_after_the_timeout()
    {
        _server.Answer = static _ => null;
        var sending = _harness.SendAsync();
        await RequestArrivedAsync();
        Assert.False(sending.IsCompleted);
        _harness.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(new TransportResponse(0, $"127.0.0.1:{_server.Port}: no answer within 30 s") { NoAnswer = "timeout" }, await sending);
    }

    [Fact]
    public async Task A_body_that_breaks_off_does_not_hide_the_status()
    {
        _server.Answer = static _ => "HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\n{";
        Assert.Equal(201, (await _harness.SendAsync()).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("HTTP/1.1 3f0c9a7e-secret-key\r\n\r\n")]
    public async Task What_is_no_HTTP_is_an_answer_without_a_status(string answer)
    {
        _server.Answer = _ => answer;
        var response = await _harness.SendAsync();
        Assert.Equal(0, response.Status);
        Assert.StartsWith($"127.0.0.1:{_server.Port}: ", response.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_attempt_throws()
    {
        _server.Answer = static _ => null;
        using var cancel = new CancellationTokenSource();
        var sending = _harness.Client.SendAsync(PxClientHarness.Entry(), _harness.Settings, cancel.Token);
        await RequestArrivedAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private async Task RequestArrivedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_server.Requests.IsEmpty)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

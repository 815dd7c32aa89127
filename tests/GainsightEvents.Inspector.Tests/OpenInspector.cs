using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator;

namespace GainsightEvents.Inspector.Tests;

/// <summary>An emulator with its page open in the browser, and a client that sends events to it. At the end nothing went wrong in the page.</summary>
internal sealed class OpenInspector : IAsyncDisposable
{
    public const string Key = "3f2b8c1d-write-key-for-tests";

    private readonly HttpClient _client;
    private readonly List<string> _errors = [];

    private OpenInspector(GainsightEmulator emulator, IPage page)
    {
        (Emulator, Page) = (emulator, page);
        _client = new HttpClient { BaseAddress = emulator.BaseAddress };
        _client.DefaultRequestHeaders.Add("X-APTRINSIC-API-KEY", Key);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) => _errors.AddRange(message.Type == "error" && !message.Text.Contains("ERR_", StringComparison.Ordinal) ? [message.Text] : []);
    }

    public GainsightEmulator Emulator { get; }

    public IPage Page { get; }

    /// <summary>A plan with one event for each target.</summary>
    public static string Plan { get; } = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$defs": {
            "px:Report Exported": {
              "type": "object",
              "required": ["eventName", "identifyId", "attributes"],
              "properties": {
                "eventName": { "const": "Report Exported" },
                "identifyId": { "type": "string" },
                "attributes": {
                  "type": "object",
                  "required": ["featureName"],
                  "properties": {
                    "featureName": { "type": "string", "description": "What was exported." },
                    "category": { "enum": ["Reporting", "Admin"] },
                    "rows": { "type": "integer", "minimum": 0, "maximum": 1000 },
                    "isScheduled": { "type": "boolean" }
                  },
                  "additionalProperties": false
                }
              }
            },
            "px:Plan Viewed": { "type": "object", "properties": { "attributes": { "type": "object", "properties": { "plan": { "type": "string" } } } } },
            "px:Trial Started": { "type": "object", "properties": { "attributes": { "type": "object", "properties": { "days": { "type": "integer" } } } } },
            "nxt:contract_renewed": {
              "type": "object",
              "required": ["companyId"],
              "properties": { "companyId": { "type": "string" }, "years": { "type": "integer" } },
              "additionalProperties": false
            }
          }
        }
        """;

    public static async Task<OpenInspector> StartAsync(Chromium chromium, Action<EmulatorOptions>? change = null, BrowserNewContextOptions? browser = null, string query = "")
    {
        var options = new EmulatorOptions { Keys = { new EmulatorKey(Key) }, Tenants = { new EmulatorTenant("acme", "shared-secret-for-tests") } };
        change?.Invoke(options);
        var emulator = await GainsightEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        try
        {
            return new(emulator, await chromium.OpenAsync(new Uri(emulator.InspectorAddress + query), browser));
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>A PX event as JSON.</summary>
    public static string Event(string name, string user = "user-123", string attributes = """{"featureName":"Bulk Export"}""") => $$"""
        {"identifyId":{{Quoted(user)}},"propertyKey":"AP-XXXXXXXXXX-2","userType":"USER","eventName":{{Quoted(name)}},"date":1717689600000,"attributes":{{attributes}}}
        """;

    public async Task<int> SendAsync(string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _client.PostAsync(new Uri("/v1/events/custom", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    public async Task<int> SendNxtAsync(string name, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1.0/api/eventManager/event")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        foreach (var (header, value) in new[] { ("eventName", name), ("eventVersion", "v01"), ("topicName", "t"), ("tenantId", "acme"), ("sharedSecret", "shared-secret-for-tests") })
        {
            request.Headers.Add(header, value);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>The rows in sight, by the event's name.</summary>
    public ILocator Rows => Page.Locator(".row");

    public ILocator RowOf(string name) => Page.Locator(".row", new() { HasText = name }).First;

    public ILocator Detail => Page.Locator("#detail");

    /// <summary>What browsers have reported against the page's policy.</summary>
    public async Task<long> ReadCspReportsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/csp-reports");
        request.Headers.Add("X-Emulator-Token", Emulator.Token);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["count"]!.GetValue<long>();
    }

    /// <summary>Clears the emulator from elsewhere, without this page.</summary>
    public async Task ClearAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/emulator/reset");
        request.Headers.Add("X-Emulator-Token", Emulator.Token);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        var violations = await ReadCspReportsAsync();
        await Page.Context.CloseAsync();
        _client.Dispose();
        await Emulator.DisposeAsync();
        Assert.True(ExpectsErrors == _errors.Count > 0, string.Join('\n', _errors.DefaultIfEmpty("There were no errors.")));
        Assert.Equal(ExpectedCspReports, violations);
    }

    public long ExpectedCspReports { get; set; }

    /// <summary>Whether the test makes errors itself.</summary>
    public bool ExpectsErrors { get; set; }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}

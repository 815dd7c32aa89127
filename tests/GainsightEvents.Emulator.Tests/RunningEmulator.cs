using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Tests;

/// <summary>An emulator on a real socket, and a client that talks to it.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    public const string Key = "3f2b8c1d-write-key-for-tests";
    public const string PxPath = "/v1/events/custom";
    public const string NxtPath = "/v1.0/api/eventManager/event";

    /// <summary>The tenant it knows.</summary>
    public static readonly EmulatorTenant Tenant = new("tid", "shared-secret-for-tests");

    private RunningEmulator(GainsightEmulator emulator)
    {
        Emulator = emulator;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = emulator.BaseAddress };
    }

    public GainsightEmulator Emulator { get; }

    public HttpClient Client { get; }

    public EmulatorEvents Events => Emulator.Events;

    /// <summary>Starts one that knows <see cref="Key"/> and <see cref="Tenant"/>, with options changed as asked.</summary>
    public static async Task<RunningEmulator> StartAsync(Action<EmulatorOptions>? change = null)
    {
        var options = new EmulatorOptions { Keys = { new EmulatorKey(Key) }, Tenants = { Tenant } };
        change?.Invoke(options);
        return new(await GainsightEmulator.StartAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>A payload: Signal's example, changed as asked.</summary>
    public static string Payload(Action<JsonObject>? change = null)
    {
        var payload = JsonNode.Parse(TestProject.FeatureUsed)!.AsObject();
        change?.Invoke(payload);
        return payload.ToJsonString();
    }

    public static string Named(string eventName) => Payload(payload => payload["eventName"] = eventName);

    /// <summary>Posts a body as a PX event.</summary>
    public Task<HttpResponseMessage> PostAsync(string body, string? key = Key, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, PxPath, body, key, contentType);

    /// <summary>Posts a body as the NXT event <c>sample_event</c>, version <c>v01</c>, with the headers of a known client changed as asked.</summary>
    public async Task<HttpResponseMessage> PostNxtAsync(
        string body,
        Action<HttpRequestMessage>? change = null,
        string path = NxtPath,
        string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("eventName", "sample_event");
        request.Headers.Add("eventVersion", "v01");
        request.Headers.Add("topicName", "sample_topic");
        request.Headers.Add("tenantId", Tenant.TenantId);
        request.Headers.Add("sharedSecret", Tenant.SharedSecret);
        change?.Invoke(request);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the emulator's list of events, with the token of the run.</summary>
    public async Task<HttpResponseMessage> GetEventsAsync(string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/events" + query);
        request.Headers.Add("X-Emulator-Token", Emulator.Token);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string? key, string contentType) =>
        SendAsync(method, path, Encoding.UTF8.GetBytes(body), key, contentType);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, byte[] body, string? key, string contentType)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (key is not null)
        {
            request.Headers.Add("X-APTRINSIC-API-KEY", key);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>
/// Sends an event as an application would, over a socket, with a key that the page never sees; so it meets quota, faults and judgement.
/// </summary>
internal sealed class TestEvents(EmulatorOptions options, Uri address, string token) : IDisposable
{
    /// <summary>The header of an answer that names the event to who sent it with the run's token.</summary>
    public const string NumberHeader = "X-Emulator-Event";

    private const int LongestAnswer = 4_000;

    // Longer than the runtime's own timeout, so that a delay shows as one.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(12),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    /// <summary>Sends <c>{"target":"px","body":{…}}</c>, or <c>{"target":"nxt","name":"…","version":"v01","body":{…}}</c>.</summary>
    public async Task<InspectorAnswer> SendAsync(Stream body, CancellationToken cancellationToken)
    {
        var json = await RequestJson.ReadAsync(body, cancellationToken);
        if (json?["body"] is not JsonObject sent || TextOf(json, "target") is not ("px" or "nxt"))
        {
            return InspectorAnswer.Error(400, "The body must be an object such as {\"target\":\"px\",\"body\":{…}}.");
        }

        var isNxt = TextOf(json, "target") == "nxt";
        var (name, version) = (TextOf(json, "name") ?? "", TextOf(json, "version") ?? "");
        if (isNxt && (!HeaderText.FitsName(name) || !HeaderText.FitsName(version)))
        {
            return InspectorAnswer.Error(400, "'name' and 'version' go into headers: they must be visible ASCII.");
        }

        try
        {
            using var request = isNxt ? Nxt(sent, name, version) : Px(sent);
            using var response = await _client.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            return InspectorAnswer.Json(new JsonObject
            {
                ["status"] = (int)response.StatusCode,
                ["event"] = response.Headers.TryGetValues(NumberHeader, out var number) ? long.Parse(number.First(), CultureInfo.InvariantCulture) : null,
                ["answer"] = Masked(answer.Length > LongestAnswer ? answer[..LongestAnswer] + "…" : answer),
            });
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return InspectorAnswer.Json(new JsonObject
            {
                ["status"] = 0,
                ["answer"] = e is OperationCanceledException ? "There was no answer within 12 seconds." : "The connection ended without a whole answer.",
            });
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Px(JsonObject body)
    {
        var request = Post(ApiPaths.PxCustomEvent, body);
        var key = options.Keys.FirstOrDefault(key => key.CanWrite && key.Region == options.Region) ?? options.Keys[0];
        request.Headers.TryAddWithoutValidation(GainsightHeaders.ApiKey, key.Value);
        return request;
    }

    private HttpRequestMessage Nxt(JsonObject body, string name, string version)
    {
        var request = Post(ApiPaths.NxtEvent, body);
        var tenant = options.Tenants[0];
        foreach (var (header, value) in new[]
        {
            (GainsightHeaders.EventName, name), (GainsightHeaders.EventVersion, version), (GainsightHeaders.TopicName, "inspector"),
            (GainsightHeaders.TenantId, tenant.TenantId), (GainsightHeaders.SharedSecret, tenant.SharedSecret),
            (GainsightHeaders.AccessKey, tenant.AccessKey), (GainsightHeaders.ContractId, tenant.ContractId),
        })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }
        }

        return request;
    }

    private HttpRequestMessage Post(string path, JsonObject body) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        Headers = { { LoopbackGuard.TokenHeader, token } },
    };

    private string Masked(string answer) =>
        new SecretMask([.. options.Keys.Select(key => key.Value), .. options.Tenants.SelectMany(tenant => new[] { tenant.SharedSecret, tenant.AccessKey })]).Apply(answer);

    private static string? TextOf(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

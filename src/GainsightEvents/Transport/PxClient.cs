using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using GainsightEvents.Outbox;

namespace GainsightEvents.Transport;

/// <summary>
/// Makes one attempt at the Custom Event API: <c>POST {base}/v1/events/custom</c>, the key in <c>X-APTRINSIC-API-KEY</c>
/// (Gainsight PX REST API, Swagger 0.1.6).
/// </summary>
/// <param name="clients">Makes the client named <see cref="HttpClientName"/>, over <see cref="CreateHandler"/>, without a timeout of its own.</param>
/// <param name="endpoints">Address, key and timeout as they are configured now.</param>
/// <param name="time">The clock for timeouts and for <c>Retry-After</c>.</param>
internal sealed class PxClient(IHttpClientFactory clients, IPxEndpoints endpoints, TimeProvider time) : ITransport
{
    /// <summary>The name under which the client is registered with <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "GainsightEvents.Px";

    private const string KeyHeader = "X-APTRINSIC-API-KEY";
    private const string EventsPath = "/v1/events/custom";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public EventTargets Target => EventTargets.Px;

    /// <summary>
    /// The handler to register: it follows no redirect, which would hand the key to another host, keeps no cookies, and renews its
    /// connections, so that a moved host is found.
    /// </summary>
    public static HttpMessageHandler CreateHandler() =>
#if NET8_0_OR_GREATER
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
#else
        // .NET Framework opens two connections to a host unless told otherwise.
        new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = Dispatch.LaneGate.MaxInFlight };
#endif

    public async Task<TransportResponse> SendAsync(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var endpoint = endpoints.Resolve(entry.Lane);
        using var timeout = time.CreateCancellationTokenSource(endpoint.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var request = NewRequest(endpoint, entry.Body);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, endpoint, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoAnswer(endpoint, $"no answer within {endpoint.Timeout.TotalSeconds:0.###} s");
        }
        catch (HttpRequestException exception)
        {
            return NoAnswer(endpoint, CauseOf(exception));
        }
    }

    public string ReadLaneVersion(Lane lane)
    {
        var endpoint = endpoints.Resolve(lane);
        var text = Encoding.UTF8.GetBytes($"{endpoint.BaseAddress}\n{endpoint.ApiKey}");
#if NET8_0_OR_GREATER
        return Convert.ToHexString(SHA256.HashData(text), 0, 8);
#else
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(text), 0, 8);
#endif
    }

    private static HttpRequestMessage NewRequest(PxEndpoint endpoint, ReadOnlyMemory<byte> body)
    {
        var address = new Uri(endpoint.BaseAddress.AbsoluteUri.TrimEnd('/') + EventsPath);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = NewContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation(KeyHeader, endpoint.ApiKey);
        request.Headers.ExpectContinue = false;
        return request;
    }

#if NET8_0_OR_GREATER
    private static ReadOnlyMemoryContent NewContent(ReadOnlyMemory<byte> body) => new(body);
#else
    private static ByteArrayContent NewContent(ReadOnlyMemory<byte> body) => new(body.ToArray());
#endif

    private async Task<TransportResponse> ReadAsync(HttpResponseMessage response, PxEndpoint endpoint, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var text = await AnswerText.ReadAsync(response.Content, endpoint.ApiKey, cancellationToken).ConfigureAwait(false);
        var message = status is >= 300 and < 400 && response.Headers.Location is { } location
            ? AnswerText.Clean($"Location: {location}", endpoint.ApiKey)
            : text;
        return new TransportResponse(status, message) { RetryAfter = ReadRetryAfter(response.Headers.RetryAfter) };
    }

    private TimeSpan? ReadRetryAfter(RetryConditionHeaderValue? header)
    {
        var delay = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static TransportResponse NoAnswer(PxEndpoint endpoint, string cause) =>
        new(0, AnswerText.Clean($"{endpoint.BaseAddress.Authority}: {cause}", endpoint.ApiKey));

    private static string CauseOf(HttpRequestException exception) => exception.GetBaseException() switch
    {
        SocketException socket => $"{socket.Message} ({socket.SocketErrorCode})",
        var cause => cause.Message,
    };
}

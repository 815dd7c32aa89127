using System.Net.Http.Headers;
using System.Net.Sockets;

namespace GainsightEvents.Delivery;

/// <summary>Posts one body once and tells what came of it. Network failures and timeouts are answers, not exceptions.</summary>
/// <param name="clients">Makes the client named <see cref="ClientName"/>, over <see cref="CreateHandler"/>, without a timeout of its own.</param>
/// <param name="time">The clock for timeouts and for <c>Retry-After</c>.</param>
internal sealed class HttpExchange(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The name under which the client is registered with <see cref="IHttpClientFactory"/>.</summary>
    public const string ClientName = "GainsightEvents";

    /// <summary>Connections to a host at most.</summary>
    public const int MaxConnections = 64;

    private const int MaxBytes = 16 * 1024;
    private const string RequestIdHeader = "x-gs-request-id";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>
    /// The handler to register: it follows no redirect, which would hand the key to another host, keeps no cookies, and renews its
    /// connections, so that a moved host is found.
    /// </summary>
    public static HttpMessageHandler CreateHandler() =>
#if NET8_0_OR_GREATER
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
#else
        // .NET Framework opens two connections to a host unless told otherwise.
        new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = MaxConnections };
#endif

    /// <summary>Posts JSON.</summary>
    /// <param name="baseAddress">Scheme and host, with a path where a proxy wants one.</param>
    /// <param name="path">What follows it, beginning with a slash.</param>
    /// <param name="headers">The headers; those without a value are left out.</param>
    /// <param name="body">The body.</param>
    /// <param name="timeout">How long the attempt may take.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<HttpAnswer> PostAsync(
        Uri baseAddress, string path, (string Name, string? Value)[] headers, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = time.CreateCancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        using var request = NewRequest(new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + path), headers, body);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer(0) { Cause = $"{baseAddress.Authority}: no answer within {timeout.TotalSeconds:0.###} s" };
        }
        catch (HttpRequestException exception)
        {
            return new HttpAnswer(0) { Cause = $"{baseAddress.Authority}: {CauseOf(exception)}" };
        }
    }

    /// <summary>Reads the start of a body. The status is known by then, so that a body that breaks off is no failure.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return default;
        }

        var buffer = new byte[MaxBytes];
        var length = 0;
        try
        {
#if NET8_0_OR_GREATER
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            int read;
            do
            {
#if NET8_0_OR_GREATER
                read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
                read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#endif
                length += read;
            }
            while (read > 0 && length < buffer.Length);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
            // What has arrived is told.
        }

        return buffer.AsMemory(0, length);
    }

    private static HttpRequestMessage NewRequest(Uri address, (string Name, string? Value)[] headers, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = NewContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.ExpectContinue = false;
        foreach (var (name, value) in headers)
        {
            if (!string.IsNullOrEmpty(value))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

#if NET8_0_OR_GREATER
    private static ReadOnlyMemoryContent NewContent(ReadOnlyMemory<byte> body) => new(body);
#else
    private static ByteArrayContent NewContent(ReadOnlyMemory<byte> body) => new(body.ToArray());
#endif

    private async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return new HttpAnswer((int)response.StatusCode)
        {
            Body = body,
            IsCut = body.Length == MaxBytes,
            Location = response.Headers.Location,
            RetryAfter = ReadRetryAfter(response.Headers.RetryAfter),
            RequestId = response.Headers.TryGetValues(RequestIdHeader, out var ids) ? ids.First() : null,
        };
    }

    private TimeSpan? ReadRetryAfter(RetryConditionHeaderValue? header)
    {
        var delay = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static string CauseOf(HttpRequestException exception) => exception.GetBaseException() switch
    {
        SocketException socket => $"{socket.Message} ({socket.SocketErrorCode})",
        var cause => cause.Message,
    };
}

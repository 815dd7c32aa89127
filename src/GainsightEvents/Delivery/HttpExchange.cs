using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using GainsightEvents.Wire;

namespace GainsightEvents.Delivery;

/// <summary>Posts one body once and tells what came of it. Network failures and timeouts are answers, not exceptions.</summary>
/// <param name="clients">Makes the client named <see cref="ClientName"/>, over <see cref="CreateHandler"/>, without a timeout of its own.</param>
/// <param name="time">The clock for timeouts and for <c>Retry-After</c>.</param>
internal sealed class HttpExchange(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The name under which the client is registered with <see cref="IHttpClientFactory"/>.</summary>
    public const string ClientName = "GainsightEvents";

    /// <summary>What is read of an answer's body at most. Gainsight's have a few hundred bytes.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    // A year: whoever reads it has a bound of his own.
    private const double LongestRetryAfterSeconds = 365 * 24 * 3600;
    private const int FirstBodyBytes = 4 * 1024;
    private const string RequestIdHeader = "x-gs-request-id";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>
    /// The handler to register: it follows no redirect, which would hand the key to another host, keeps no cookies, uses no proxy to reach
    /// this machine, adds no header of a trace or its baggage, and renews its connections, so that a moved host is found.
    /// </summary>
    public static HttpMessageHandler CreateHandler() =>
#if NET8_0_OR_GREATER
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = new ProxyBeyondLoopback(static () => HttpClient.DefaultProxy),
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = new ProxyBeyondLoopback(static () => System.Net.WebRequest.DefaultWebProxy),

            // .NET Framework opens two connections to a host unless told otherwise. Lanes have bounds of their own.
            MaxConnectionsPerServer = int.MaxValue,
        };
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
        // Whatever request of the application this runs in, its trace and its baggage are no business of Gainsight's.
        Activity.Current = null;
        using var timer = time.CreateCancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        if (headers.FirstOrDefault(static header => header.Value is { } value && !HeaderText.FitsName(value) && value.Length > 0) is { Name: { } unfit })
        {
            // Settings and events are checked where they come in; this is the last gate before the wire.
            return new HttpAnswer(0) { Cause = $"nothing was sent: header {unfit} would hold a character that no header may hold; correct the setting or the event" };
        }

        using var request = NewRequest(new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + path), headers, body);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer(0) { Cause = $"{baseAddress.Authority}: no answer within {timeout.TotalSeconds:0.###} s", NoAnswer = ErrorType.Timeout };
        }
        catch (HttpRequestException exception)
        {
            return new HttpAnswer(0) { Cause = $"{baseAddress.Authority}: {CauseOf(exception)}", NoAnswer = ErrorType.Of(exception) };
        }
    }

    /// <summary>Reads the start of a body. The status is known by then, so that a body that breaks off is no failure.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return default;
        }

        var buffer = new byte[FirstBodyBytes];
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
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Min(buffer.Length * 4, MaxBodyBytes));
                }

#if NET8_0_OR_GREATER
                read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
                read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#endif
                length += read;
            }
            while (read > 0 && length < MaxBodyBytes);
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
        var type = response.Content?.Headers.ContentType;
        return new HttpAnswer((int)response.StatusCode)
        {
            Body = AnswerEncoding.ToUtf8(body, type?.CharSet),
            IsCut = body.Length == MaxBodyBytes,
            MediaType = type?.MediaType,
            Location = response.Headers.Location,
            RetryAfter = ReadRetryAfter(response.Headers),
            RequestId = response.Headers.TryGetValues(RequestIdHeader, out var ids) ? ids.First() : null,
        };
    }

    private TimeSpan? ReadRetryAfter(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is { } header)
        {
            var delay = header.Delta ?? (header.Date - time.GetUtcNow());
            return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
        }

        // Seconds beyond an int, or with a fraction, the typed header does not know.
        return headers.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, LongestRetryAfterSeconds))
                : null;
    }

    private static string CauseOf(HttpRequestException exception) => exception.GetBaseException() switch
    {
        SocketException socket => $"{socket.Message} ({socket.SocketErrorCode})",
        var cause => cause.Message,
    };
}

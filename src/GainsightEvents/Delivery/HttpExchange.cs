using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using GainsightEvents.Wire;

namespace GainsightEvents.Delivery;

/// <summary>Posts one body once and tells what came of it. Network failures and timeouts are answers, not exceptions.</summary>
/// <param name="handlers">
/// Makes the handler named <see cref="ClientName"/>, which is that of <see cref="CreateHandler"/>. A client around it would add headers of the
/// application and a second timeout, and take a tenth of what sending costs.
/// </param>
/// <param name="time">The clock for timeouts and for <c>Retry-After</c>.</param>
internal sealed class HttpExchange(IHttpMessageHandlerFactory handlers, TimeProvider time)
{
    /// <summary>The name under which the handler is registered with <see cref="IHttpMessageHandlerFactory"/>.</summary>
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
    /// <param name="address">Where to.</param>
    /// <param name="headers">The headers; those without a value are left out.</param>
    /// <param name="body">The body.</param>
    /// <param name="timeout">How long the attempt may take.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<HttpAnswer> PostAsync(
        Uri address, (string Name, string? Value)[] headers, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Writing a request takes its thread a while. On one of its own it does not hold up whoever has more to send.
        await Task.Yield();

        // Whatever request of the application this runs in, its trace and its baggage are no business of Gainsight's.
        Activity.Current = null;
        using var end = time.CreateCancellationTokenSource(timeout);
        using var stop = EndWith(end, cancellationToken);
        if (FindUnfit(headers) is { } unfit)
        {
            // Settings and events are checked where they come in; this is the last gate before the wire.
            return new HttpAnswer(0) { Cause = $"nothing was sent: header {unfit} would hold a character that no header may hold; correct the setting or the event" };
        }

        using var request = NewRequest(address, headers, body);
        try
        {
            // The factory owns the handler, and renews it.
            using var invoker = new HttpMessageInvoker(handlers.CreateHandler(ClientName), disposeHandler: false);
            using var response = await invoker.SendAsync(request, end.Token).ConfigureAwait(false);
            return AnswerOf(response, await ReadBodyAsync(response.Content, end.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer(0) { Cause = $"{address.Authority}: no answer within {timeout.TotalSeconds:0.###} s", NoAnswer = ErrorType.Timeout };
        }
        catch (HttpRequestException exception)
        {
            return new HttpAnswer(0) { Cause = $"{address.Authority}: {CauseOf(exception)}", NoAnswer = ErrorType.Of(exception) };
        }
    }

    /// <summary>Reads the start of a body. The status is known by then, so that a body that breaks off is no failure.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return default;
        }

        // Mostly the length is known, and a few bytes.
        var known = content.Headers.ContentLength;
        var buffer = new byte[Math.Min(known is > 0 ? known.Value : FirstBodyBytes, MaxBodyBytes)];
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
                if (length == known)
                {
                    break;
                }

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

#if NET8_0_OR_GREATER
    private static CancellationTokenRegistration EndWith(CancellationTokenSource end, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), end);
#else
    private static CancellationTokenRegistration EndWith(CancellationTokenSource end, CancellationToken cancellationToken) =>
        cancellationToken.Register(static end => ((CancellationTokenSource)end!).Cancel(), end);
#endif

    private static string? FindUnfit((string Name, string? Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            if (value is { Length: > 0 } && !HeaderText.FitsName(value))
            {
                return name;
            }
        }

        return null;
    }

    private static HttpRequestMessage NewRequest(Uri address, (string Name, string? Value)[] headers, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = NewContent(body) };
        request.Content.Headers.ContentType = Json;
#if !NET8_0_OR_GREATER
        // .NET Framework asks first unless told otherwise.
        request.Headers.ExpectContinue = false;
#endif
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

    private HttpAnswer AnswerOf(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
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

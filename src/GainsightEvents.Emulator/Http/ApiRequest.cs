using System.Text.Json;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GainsightEvents.Emulator.Http;

/// <summary>A request to one of Gainsight's endpoints: its head, and its body once that is read.</summary>
internal sealed class ApiRequest
{
    private readonly HttpRequest _request;

    public ApiRequest(HttpRequest request, long number)
    {
        (_request, Number, Method, Path, Headers) = (request, number, request.Method, request.Path.Value ?? "", new(request.Headers));
        Target = Path.StartsWith("/v1.0/", StringComparison.Ordinal)
            || (Path != ApiPaths.PxCustomEvent && (Headers[GainsightHeaders.TenantId] ?? Headers[GainsightHeaders.SharedSecret]) is not null)
                ? EventTarget.Nxt
                : EventTarget.Px;
    }

    public long Number { get; }

    public string Method { get; }

    public string Path { get; }

    public ApiHeaders Headers { get; }

    /// <summary>The body; empty while it is not read, and where it is too large.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The body as JSON; null where it is not read or not JSON.</summary>
    public JsonElement? Json { get; private set; }

    /// <summary>Whether the body is larger than was to be read.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Whose endpoint it is for or, at a path that nobody serves, was most likely meant for: NXT's, by the headers of an NXT client.</summary>
    public EventTarget Target { get; }

    public string? EventName => Target == EventTarget.Nxt ? Headers[GainsightHeaders.EventName] : Field(PxFields.EventName);

    /// <summary>Why there is nothing to judge: the body is too large, not announced as JSON, or not JSON.</summary>
    public ApiAnswer? FormProblem { get; private set; }

    /// <summary>
    /// Reads the body, but no more of it than the bound: a larger one is neither kept nor read to its end, for it may have none.
    /// </summary>
    public async Task ReadBodyAsync(int maxBytes, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(_request, maxBytes, cancellationToken);
        IsTooLarge = body is null;
        string? problem = null;
        Body = body;
        Json = body is null ? null : JsonBody.Read(body, out problem);
        FormProblem =
            IsTooLarge ? ApiAnswer.Malformed(StatusCodes.Status413RequestEntityTooLarge, "body", "The body is too large.", "Send less, or give the emulator a larger MaxBodyBytes.")
            : !AnnouncesJson() ? ApiAnswer.Malformed(StatusCodes.Status415UnsupportedMediaType, "header", "The Content-Type must be application/json, in UTF-8 and not compressed.")
            : problem is not null ? ApiAnswer.Malformed(StatusCodes.Status400BadRequest, "body", problem, "Send one JSON object, in UTF-8.")
            : null;
    }

    /// <summary>A string member of the body's; null where there is none.</summary>
    public string? Field(string name) =>
        Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // A client made after NXT's article sends what the article writes, and beside it whatever its HTTP library adds.
    private bool AnnouncesJson() =>
        _request.Headers.ContentEncoding.Count == 0
        && (_request.Headers.ContentType == "application/json" || (Target == EventTarget.Nxt && string.Equals(Headers[ApiHeaders.ArticlesContentType], "JSON", StringComparison.OrdinalIgnoreCase))
            || (MediaTypeHeaderValue.TryParse(_request.Headers.ContentType.ToString(), out var type)
                && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))));

    private static async Task<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength is { } length)
        {
            // Kestrel gives neither more nor less than was announced.
            var whole = length > maxBytes ? null : new byte[length];
            await request.Body.ReadExactlyAsync(whole ?? [], cancellationToken);
            return whole;
        }

        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > maxBytes)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}

using System.Text;
using System.Text.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Nxt;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GainsightEvents.Emulator;

/// <summary>A request to one of Gainsight's endpoints, read to its end.</summary>
internal sealed class ApiRequest
{
    public required long Number { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required ApiHeaders Headers { get; init; }

    /// <summary>Whether the headers announce JSON in plain UTF-8.</summary>
    public required bool IsJson { get; init; }

    /// <summary>Whether the body went beyond the bound; what is kept of it is then empty.</summary>
    public required bool IsTooLarge { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required JsonElement? Json { get; init; }

    /// <summary>Why there is no <see cref="Json"/>.</summary>
    public required string? JsonProblem { get; init; }

    /// <summary>Whose endpoint it is for, or was most likely meant for.</summary>
    public EmulatorTarget Target => NxtEndpoint.Expects(this) ? EmulatorTarget.Nxt : EmulatorTarget.Px;

    public string? EventName => Target == EmulatorTarget.Nxt ? Headers[ApiHeaders.EventName] : Field("eventName");

    public string? IdentifyId => Field("identifyId");

    public string? PropertyKey => Field("propertyKey");

    public string? AccountId => Field("accountId");

    public string? EventId => Field("eventId");

    /// <summary>Reads the request.</summary>
    public static async Task<ApiRequest> ReadAsync(HttpRequest request, long number, int maxBodyBytes, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(request.Body, maxBodyBytes, cancellationToken);
        string? problem = null;
        return new ApiRequest
        {
            Number = number,
            Method = request.Method,
            Path = request.Path.Value ?? "",
            Headers = new ApiHeaders(request.Headers),
            IsJson = AnnouncesJson(request.Headers),
            IsTooLarge = body is null,
            Body = body,
            Json = body is null ? null : JsonBody.Read(body, out problem),
            JsonProblem = problem,
        };
    }

    /// <summary>The request as a fault sees it.</summary>
    public FaultRequest ToFaultRequest() =>
        new(Number, Method, Path, EventName, IdentifyId, EventId, Encoding.UTF8.GetString(Body.Span)) { Target = Target };

    /// <summary>Why there is nothing to judge: the body is too large, not announced as JSON, or not JSON.</summary>
    public ApiAnswer? RefuseForm()
    {
        if (IsTooLarge)
        {
            return ApiAnswer.Refused(413, "The body is too large.");
        }

        if (!IsJson)
        {
            return ApiAnswer.Refused(415, "The Content-Type must be application/json, in UTF-8 and not compressed.");
        }

        return Json is null ? ApiAnswer.Refused(400, JsonProblem!) : null;
    }

    /// <summary>A string member of the body's; null where there is none.</summary>
    public string? Field(string name) =>
        Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool AnnouncesJson(IHeaderDictionary headers) =>
        headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(headers.ContentType.ToString(), out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // Read to the end even when too large, so that the client reads the answer instead of a reset; only the bound is kept in memory.
    private static async Task<byte[]?> ReadBodyAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var total = 0L;
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            total += read;
            if (total <= maxBytes)
            {
                kept.Write(buffer, 0, read);
            }
        }

        return total <= maxBytes ? kept.ToArray() : null;
    }
}

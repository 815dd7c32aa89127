using System.Globalization;
using System.Text.Json;
using GainsightEvents.Emulator.Http;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Quota;
using GainsightEvents.Wire;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Px;

/// <summary>
/// The Custom Event API. What concerns the client (key, region, permission, quota) is asked first and leaves the event unjudged; then the
/// event itself is.
/// </summary>
internal sealed class PxApi(EmulatorOptions options, EventSchemas schemas) : IGainsightApi
{
    private readonly Dictionary<string, (EmulatorKey Key, QuotaMeter? Quota)> _keys = options.Keys.ToDictionary(
        key => key.Value,
        key => (key, QuotaMeter.Of(options.PxQuota, options.TimeProvider)),
        StringComparer.Ordinal);

    private readonly PxWarnings _warnings = new(options.TimeProvider);

    public ApiAnswer? RefuseClient(ApiRequest request)
    {
        var value = request.Headers[GainsightHeaders.ApiKey];
        var key = value is not null && _keys.TryGetValue(value, out var known) ? known.Key : null;
        return request switch
        {
            { Path: not ApiPaths.PxCustomEvent } => ApiAnswer.Unjudged(404, $"Nothing is served at this path; PX events go to {ApiPaths.PxCustomEvent}."),
            { Method: not "POST" } => ApiAnswer.Unjudged(405, "Events are sent by POST."),
            _ when value is null => ApiAnswer.Unjudged(401, $"The header {GainsightHeaders.ApiKey} is missing."),
            _ when key is null => ApiAnswer.Unjudged(401, $"The key in {GainsightHeaders.ApiKey} is not known."),
            _ when key.Region != options.Region =>
                ApiAnswer.Unjudged(404, $"The key belongs to region {key.Region}, and this is the host of region {options.Region}."),
            _ when !key.CanWrite => ApiAnswer.Unjudged(403, "The key has no Write permission."),
            _ => null,
        };
    }

    public ApiAnswer Judge(ApiRequest request)
    {
        var (key, quota) = _keys[request.Headers[GainsightHeaders.ApiKey]!];
        if (quota?.TryTake() is { } limit)
        {
            return ApiAnswer.Unjudged(429, limit);
        }

        if (request.FormProblem is { } refusal)
        {
            return refusal;
        }

        var body = request.Json!.Value;
        string[] problems = [.. schemas.PxEvent.Evaluate(body).Select(failure => failure.ToString()), .. FindOverflow(body)];
        return problems.Length > 0 ? ApiAnswer.Refused(400, "The event is not valid.", problems) : JudgeValid(request, body, key);
    }

    public byte[] Write(ApiAnswer answer, IHeaderDictionary headers)
    {
        if (answer.Status == StatusCodes.Status405MethodNotAllowed)
        {
            headers.Allow = "POST";
        }

        return answer.Message is null ? [] : PxEnvelope.Write(answer.Status, answer.Message, answer.Problems);
    }

    // To JSON Schema numbers are doubles, and the first integer that is too large is the same double as the largest that is not.
    private static IEnumerable<string> FindOverflow(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object
            && body.TryGetProperty(PxFields.Date, out var date)
            && JsonNumber.TryRead(date, out var number)
            && Math.Abs(number) == -(double)long.MinValue
            && decimal.Parse(date.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) is < long.MinValue or > long.MaxValue)
        {
            yield return $"/date must be a 64-bit integer, but is {date.GetRawText()}.";
        }
    }

    private ApiAnswer JudgeValid(ApiRequest request, JsonElement body, EmulatorKey key)
    {
        var problems = new List<string>();
        var (eventName, product) = (request.EventName, request.Field(PxFields.PropertyKey));
        if (key.PropertyKey is { } own && own != product)
        {
            problems.Add($"The key belongs to product {own}; Gainsight PX answers 201 and shows nothing of an event for {product}.");
        }

        if (!IsRegistered(eventName))
        {
            problems.Add($"The event is not registered; some Gainsight PX subscriptions answer 201 and drop it: '{eventName}'.");
        }

        problems.AddRange(schemas.Declared.FindViolations(EventTarget.Px, eventName, body));
        return ApiAnswer.Acknowledged(201, problems, _warnings.Find(body));
    }

    private bool IsRegistered(string? eventName) =>
        (options.RegisteredPxEvents is null && schemas.Declared.IsEmpty)
        || (eventName is not null && options.RegisteredPxEvents?.Contains(eventName) == true)
        || schemas.Declared.Contains(EventTarget.Px, eventName);
}
